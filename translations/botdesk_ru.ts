<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>BroadcastWords</name>
    <message>
        <source>Scheduled broadcast</source>
        <translation>Запланированная рассылка</translation>
    </message>
    <message numerus="yes">
        <source>Broadcast to %Ln people</source>
        <translation>
            <numerusform>Рассылка %Ln человеку</numerusform>
            <numerusform>Рассылка %Ln людям</numerusform>
            <numerusform>Рассылка %Ln людям</numerusform>
        </translation>
    </message>
    <message>
        <source>Begins %1</source>
        <comment>date and time</comment>
        <translation>Начнётся %1</translation>
    </message>
    <message>
        <source>Begun %1</source>
        <comment>date and time</comment>
        <translation>Начата %1</translation>
    </message>
    <message>
        <source>Begun %1, ended %2</source>
        <comment>dates and times</comment>
        <translation>Начата %1, закончена %2</translation>
    </message>
    <message>
        <source>It goes on in the background. When Botdesk is closed, it pauses.</source>
        <translation>Она идёт в фоне. Когда Botdesk закрывают, она встаёт на паузу.</translation>
    </message>
    <message>
        <source>It is paused. Resume it, and it goes on with whoever has not got it.</source>
        <translation>Она на паузе. Продолжите её, и она пойдёт дальше с теми, кто ещё не получил.</translation>
    </message>
    <message>
        <source>It is finished.</source>
        <translation>Она закончена.</translation>
    </message>
    <message>
        <source>It was cancelled. Whoever had not had their turn was left alone.</source>
        <translation>Она отменена. Тех, до кого не дошла очередь, не потревожили.</translation>
    </message>
    <message>
        <source>It begins when the broadcast before it ends or is paused.</source>
        <translation>Она начнётся, когда предыдущая рассылка закончится или встанет на паузу.</translation>
    </message>
    <message>
        <source>It begins by itself at its time, if Botdesk is running then. Whoever is in its audience at that moment gets it.</source>
        <translation>Она начнётся сама в своё время, если Botdesk тогда работает. Получат те, кто в этот момент подходит под её фильтр.</translation>
    </message>
    <message>
        <source>Botdesk was closed while it was running, so it paused. Resume it, and it goes on with whoever has not had their turn.</source>
        <translation>Botdesk закрыли, пока она шла, поэтому она на паузе. Продолжите её, и она пойдёт дальше с теми, до кого не дошла очередь.</translation>
    </message>
    <message>
        <source>Its moment passed while Botdesk was not running or had no connection, so nothing was sent. Start it now, or choose another moment.</source>
        <translation>Её время прошло, пока Botdesk не работал или не было связи, поэтому ничего не отправлено. Начните её сейчас или выберите другое время.</translation>
    </message>
    <message>
        <source>The server does not take the message as it is written, so it paused before more people were tried. Cancel it, and send it again with another text or other buttons.</source>
        <translation>Сервер не принимает сообщение в таком виде, поэтому она встала на паузу, не дойдя до остальных. Отмените её и отправьте снова с другим текстом или другими кнопками.</translation>
    </message>
    <message>
        <source>Its file is gone or cannot be read, so it paused. Put the file back and resume, or cancel it and send it again with another file.</source>
        <translation>Её файла нет или его нельзя прочитать, поэтому она на паузе. Верните файл и продолжите или отмените её и отправьте снова с другим файлом.</translation>
    </message>
    <message>
        <source>Its file is not the one that you chose any more, so it paused. Put that file back and resume, or cancel it and send it again with the new one.</source>
        <translation>Её файл уже не тот, что вы выбрали, поэтому она на паузе. Верните прежний файл и продолжите или отмените её и отправьте снова с новым.</translation>
    </message>
    <message>
        <source>The server does not take its file, so it paused before more people were tried. Cancel it, and send it again with another file.</source>
        <translation>Сервер не принимает её файл, поэтому она встала на паузу, не дойдя до остальных. Отмените её и отправьте снова с другим файлом.</translation>
    </message>
    <message>
        <source>The server refuses it in words that Botdesk does not know, and nobody has got it, so it paused. Read the server’s words, then resume or cancel it.</source>
        <translation>Сервер отказывает словами, которых Botdesk не знает, и никто ничего не получил, поэтому она на паузе. Прочитайте слова сервера, затем продолжите её или отмените.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have got it.</source>
        <translation>
            <numerusform>Получил %Ln человек.</numerusform>
            <numerusform>Получили %Ln человека.</numerusform>
            <numerusform>Получили %Ln человек.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server refused it for %Ln people, or the bot may not write to them any more.</source>
        <translation>
            <numerusform>%Ln человеку сервер отказал, или бот больше не может ему писать.</numerusform>
            <numerusform>%Ln людям сервер отказал, или бот больше не может им писать.</numerusform>
            <numerusform>%Ln людям сервер отказал, или бот больше не может им писать.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody can know whether %Ln people have got it: the connection broke after it had left. They are in the outbox, where you decide.</source>
        <translation>
            <numerusform>Неизвестно, получил ли %Ln человек: связь прервалась после отправки. Решите в исходящих.</numerusform>
            <numerusform>Неизвестно, получили ли %Ln человека: связь прервалась после отправки. Решите в исходящих.</numerusform>
            <numerusform>Неизвестно, получили ли %Ln человек: связь прервалась после отправки. Решите в исходящих.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was taken back from the outbox for %Ln people.</source>
        <translation>
            <numerusform>Отозвано из исходящих: %Ln человек.</numerusform>
            <numerusform>Отозвано из исходящих: %Ln человека.</numerusform>
            <numerusform>Отозвано из исходящих: %Ln человек.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent (%1)</source>
        <comment>how many people</comment>
        <translation>Отправлено (%1)</translation>
    </message>
    <message>
        <source>Refused (%1)</source>
        <comment>how many people</comment>
        <translation>Отказ (%1)</translation>
    </message>
    <message>
        <source>Unknown (%1)</source>
        <comment>how many people</comment>
        <translation>Неизвестно (%1)</translation>
    </message>
    <message>
        <source>Taken back (%1)</source>
        <comment>how many people</comment>
        <translation>Отозвано (%1)</translation>
    </message>
    <message>
        <source>Not had their turn (%1)</source>
        <comment>how many people</comment>
        <translation>Очередь не дошла (%1)</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Отказ сервера</translation>
    </message>
    <message>
        <source>Refused by the server: %1</source>
        <translation>Отказ сервера: %1</translation>
    </message>
    <message>
        <source>The bot might not write to them any more</source>
        <translation>Бот больше не мог им писать</translation>
    </message>
    <message>
        <source>The connection broke after it had left</source>
        <translation>Связь прервалась после отправки</translation>
    </message>
    <message>
        <source>The server’s answer was not understood</source>
        <translation>Ответ сервера не понят</translation>
    </message>
    <message>
        <source>Botdesk ended while it was on its way</source>
        <translation>Botdesk завершился, пока оно было в пути</translation>
    </message>
    <message>
        <source>Their join request’s five minutes were over</source>
        <translation>Пять минут их заявки прошли</translation>
    </message>
    <message>
        <source>Their join request had been processed</source>
        <translation>Их заявка уже рассмотрена</translation>
    </message>
    <message>
        <source>The broadcast was cancelled</source>
        <translation>Рассылка отменена</translation>
    </message>
    <message>
        <source>Nothing is left of the text for them</source>
        <translation>Для них от текста ничего не остаётся</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who have stopped the bot</source>
        <translation>
            <numerusform>%Ln человек, остановивший бота</numerusform>
            <numerusform>%Ln человека, остановившие бота</numerusform>
            <numerusform>%Ln человек, остановивших бота</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people whose account is deleted</source>
        <translation>
            <numerusform>%Ln человек с удалённым аккаунтом</numerusform>
            <numerusform>%Ln человека с удалёнными аккаунтами</numerusform>
            <numerusform>%Ln человек с удалёнными аккаунтами</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who have not started the bot</source>
        <translation>
            <numerusform>%Ln человек, не запускавший бота</numerusform>
            <numerusform>%Ln человека, не запускавшие бота</numerusform>
            <numerusform>%Ln человек, не запускавших бота</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who are unverified: probe them first</source>
        <translation>
            <numerusform>%Ln непроверенный человек: сначала проверьте</numerusform>
            <numerusform>%Ln непроверенных человека: сначала проверьте</numerusform>
            <numerusform>%Ln непроверенных человек: сначала проверьте</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bots</source>
        <translation>
            <numerusform>%Ln бот</numerusform>
            <numerusform>%Ln бота</numerusform>
            <numerusform>%Ln ботов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people whose join request has ended</source>
        <translation>
            <numerusform>%Ln человек, чья заявка закончилась</numerusform>
            <numerusform>%Ln человека, чьи заявки закончились</numerusform>
            <numerusform>%Ln человек, чьи заявки закончились</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people whose turn cannot come</source>
        <translation>
            <numerusform>%Ln человек, чья очередь не может наступить</numerusform>
            <numerusform>%Ln человека, чья очередь не может наступить</numerusform>
            <numerusform>%Ln человек, чья очередь не может наступить</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: nobody</source>
        <comment>a text&apos;s language</comment>
        <translation>%1: никто</translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>меньше 1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %Ln people (different languages: %3)</source>
        <comment>a text&apos;s language, its share, its readers and how many languages they have</comment>
        <translation>
            <numerusform>%1: %2, %Ln человек (разных языков: %3)</numerusform>
            <numerusform>%1: %2, %Ln человека (разных языков: %3)</numerusform>
            <numerusform>%1: %2, %Ln человек (разных языков: %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %Ln people</source>
        <comment>a text&apos;s language, its share and its readers</comment>
        <translation>
            <numerusform>%1: %2, %Ln человек</numerusform>
            <numerusform>%1: %2, %Ln человека</numerusform>
            <numerusform>%1: %2, %Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Everyone else</source>
        <translation>Все остальные</translation>
    </message>
    <message>
        <source>Search: “%1”</source>
        <translation>Поиск: «%1»</translation>
    </message>
    <message>
        <source>Dialog: %1</source>
        <translation>Диалог: %1</translation>
    </message>
    <message>
        <source>Ground: none</source>
        <translation>Основание: нет</translation>
    </message>
    <message>
        <source>Ground: %1</source>
        <translation>Основание: %1</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Язык: %1</translation>
    </message>
    <message>
        <source>Nothing known of them since %1</source>
        <translation>Ничего не известно с %1</translation>
    </message>
    <message>
        <source>Everyone whom the bot knows.</source>
        <translation>Все, кого знает бот.</translation>
    </message>
    <message>
        <source>Everyone in this filter:
%1</source>
        <translation>Все по этому фильтру:
%1</translation>
    </message>
    <message>
        <source>Those to whom an earlier broadcast certainly brought nothing.</source>
        <translation>Те, кто точно ничего не получил из прежней рассылки.</translation>
    </message>
    <message>
        <source>People whom you selected.</source>
        <translation>Люди, которых вы выбрали.</translation>
    </message>
    <message numerus="yes">
        <source>Up to %Ln Stars: 0.1 for each message above the free rate.</source>
        <translation>
            <numerusform>До %Ln звезды: 0,1 за каждое сообщение сверх бесплатной скорости.</numerusform>
            <numerusform>До %Ln звёзд: 0,1 за каждое сообщение сверх бесплатной скорости.</numerusform>
            <numerusform>До %Ln звёзд: 0,1 за каждое сообщение сверх бесплатной скорости.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1
But for %Ln people who were taken out.</source>
        <translation>
            <numerusform>%1
Кроме %Ln человека, которого исключили.</numerusform>
            <numerusform>%1
Кроме %Ln человек, которых исключили.</numerusform>
            <numerusform>%1
Кроме %Ln человек, которых исключили.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DialogWords</name>
    <message>
        <source>Open</source>
        <translation>Открыт</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Не начат</translation>
    </message>
    <message>
        <source>Stopped the bot</source>
        <translation>Остановил бота</translation>
    </message>
    <message>
        <source>Account deleted</source>
        <translation>Аккаунт удалён</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>Не проверен</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Бот</translation>
    </message>
    <message>
        <source>Join request</source>
        <translation>Заявка</translation>
    </message>
    <message>
        <source>Join request, %1:%2 left</source>
        <comment>minutes and seconds</comment>
        <translation>Заявка, осталось %1:%2</translation>
    </message>
    <message>
        <source>Pressed Start</source>
        <translation>Запуск бота</translation>
    </message>
    <message>
        <source>Wrote first</source>
        <translation>Первое сообщение</translation>
    </message>
    <message>
        <source>Allowed it when a Mini App asked</source>
        <translation>Разрешение по запросу мини-приложения</translation>
    </message>
    <message>
        <source>Allowed it in a Mini App</source>
        <translation>Разрешение в мини-приложении</translation>
    </message>
    <message>
        <source>Allowed it in the Mini App %1</source>
        <translation>Разрешение в мини-приложении %1</translation>
    </message>
    <message>
        <source>Added the bot to the attachment menu</source>
        <translation>Бот добавлен в меню вложений</translation>
    </message>
    <message>
        <source>Logged in on a site</source>
        <translation>Вход на сайте</translation>
    </message>
    <message>
        <source>Logged in on %1</source>
        <translation>Вход на сайте %1</translation>
    </message>
    <message>
        <source>Unblocked the bot</source>
        <translation>Бот разблокирован</translation>
    </message>
    <message>
        <source>A message was accepted</source>
        <translation>Сообщение принято</translation>
    </message>
    <message>
        <source>A probe was accepted</source>
        <translation>Проверка пройдена</translation>
    </message>
    <message>
        <source>Asks to join a group</source>
        <translation>Заявка на вступление в группу</translation>
    </message>
    <message>
        <source>Asks to join %1</source>
        <translation>Заявка на вступление: %1</translation>
    </message>
    <message>
        <source>The bot may write to this person at any time.</source>
        <translation>Бот может писать этому человеку в любой момент.</translation>
    </message>
    <message>
        <source>The bot may write to this person until the join request expires or is processed.</source>
        <translation>Бот может писать этому человеку, пока заявка не истечёт или не будет рассмотрена.</translation>
    </message>
    <message>
        <source>The bot may not write: this person has not started a dialog with it.</source>
        <translation>Бот не может писать: этот человек не начинал с ним диалог.</translation>
    </message>
    <message>
        <source>The bot may not write: this person stopped it. Only they can start it again.</source>
        <translation>Бот не может писать: этот человек остановил бота. Снова запустить бота может только он сам.</translation>
    </message>
    <message>
        <source>The bot cannot write: this account was deleted.</source>
        <translation>Бот не может писать: этот аккаунт удалён.</translation>
    </message>
    <message>
        <source>Nobody knows yet whether the bot may write: probe first.</source>
        <translation>Пока неизвестно, может ли бот писать: сначала проверьте.</translation>
    </message>
    <message>
        <source>This is a bot. Bots do not write to bots.</source>
        <translation>Это бот. Боты не пишут ботам.</translation>
    </message>
    <message>
        <source>Not reported, English is assumed</source>
        <translation>Язык неизвестен, предполагается английский</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>language and its tag</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Никогда</translation>
    </message>
    <message>
        <source>Pressed Start, came from “%1”</source>
        <translation>Запуск бота по ссылке «%1»</translation>
    </message>
    <message>
        <source>Wrote to the bot</source>
        <translation>Сообщение боту</translation>
    </message>
    <message>
        <source>Allowed the bot to write when a Mini App asked</source>
        <translation>Разрешение писать по запросу мини-приложения</translation>
    </message>
    <message>
        <source>Allowed the bot to write in the Mini App %1</source>
        <translation>Разрешение писать в мини-приложении %1</translation>
    </message>
    <message>
        <source>Asked to join “%1”</source>
        <translation>Заявка на вступление в «%1»</translation>
    </message>
    <message>
        <source>The membership in “%1” changed</source>
        <translation>Изменилось участие в «%1»</translation>
    </message>
    <message>
        <source>Was seen outside of the dialog</source>
        <translation>Встреча вне диалога</translation>
    </message>
    <message>
        <source>Is a bot, says its profile</source>
        <translation>Бот, судя по профилю</translation>
    </message>
    <message>
        <source>Pressed a button under a message</source>
        <translation>Нажатие кнопки под сообщением</translation>
    </message>
    <message>
        <source>Refused: the person stopped the bot</source>
        <translation>Отказ: человек остановил бота</translation>
    </message>
    <message>
        <source>Refused: the account was deleted</source>
        <translation>Отказ: аккаунт удалён</translation>
    </message>
    <message>
        <source>Refused: the dialog was never started</source>
        <translation>Отказ: диалог не был начат</translation>
    </message>
    <message>
        <source>Refused: the recipient is a bot</source>
        <translation>Отказ: получатель — бот</translation>
    </message>
    <message>
        <source>The server does not know this chat, which decides nothing</source>
        <translation>Сервер не знает этого чата, это ничего не решает</translation>
    </message>
    <message>
        <source>Refused in words that decide nothing</source>
        <translation>Отказ, который ничего не решает</translation>
    </message>
    <message>
        <source>Was imported</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>the operator</source>
        <translation>оператор</translation>
    </message>
    <message>
        <source>This person has not started a dialog with the bot.</source>
        <translation>Этот человек не начинал диалог с ботом.</translation>
    </message>
    <message>
        <source>This person stopped the bot.</source>
        <translation>Этот человек остановил бота.</translation>
    </message>
    <message>
        <source>This account was deleted.</source>
        <translation>Этот аккаунт удалён.</translation>
    </message>
    <message>
        <source>Probe first: nobody knows yet whether the bot may write.</source>
        <translation>Сначала проверьте: пока неизвестно, может ли бот писать.</translation>
    </message>
    <message>
        <source>Bots do not write to bots.</source>
        <translation>Боты не пишут ботам.</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Отправляется…</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Отозвано</translation>
    </message>
    <message>
        <source>Not sent: the bot may not write any more</source>
        <translation>Не отправлено: бот больше не может писать</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Отказ: %1</translation>
    </message>
    <message>
        <source>Unknown: Botdesk ended before the answer came</source>
        <translation>Неизвестно: Botdesk завершился до ответа</translation>
    </message>
    <message>
        <source>Unknown: the answer could not be understood</source>
        <translation>Неизвестно: ответ не удалось понять</translation>
    </message>
    <message>
        <source>Unknown: the connection broke before the answer came</source>
        <translation>Неизвестно: связь прервалась до ответа</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Видео</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>Анимация</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Аудио</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Голосовое сообщение</translation>
    </message>
    <message>
        <source>Video message</source>
        <translation>Видеосообщение</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Стикер</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Место на карте</translation>
    </message>
    <message>
        <source>Poll</source>
        <translation>Опрос</translation>
    </message>
    <message>
        <source>Allowed the bot to write</source>
        <translation>Боту разрешено писать</translation>
    </message>
    <message>
        <source>Service message</source>
        <translation>Служебное сообщение</translation>
    </message>
    <message>
        <source>Message without text</source>
        <translation>Сообщение без текста</translation>
    </message>
    <message>
        <source>%1, reported %2</source>
        <comment>language and date</comment>
        <translation>%1, сообщено %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date and time with seconds</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>update %1, %2</source>
        <comment>number and type</comment>
        <translation>обновление %1, %2</translation>
    </message>
    <message>
        <source>answer to %1</source>
        <comment>a method</comment>
        <translation>ответ на %1</translation>
    </message>
    <message>
        <source>answer to %1: %2 %3</source>
        <comment>a method, the error&apos;s code and text</comment>
        <translation>ответ на %1: %2 %3</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>status before and after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>moment and what happened</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>How we know: %1.</source>
        <translation>Откуда известно: %1.</translation>
    </message>
    <message>
        <source>It changed nothing.</source>
        <translation>Ничего не изменило.</translation>
    </message>
    <message>
        <source>What it changed: %1.</source>
        <translation>Что изменило: %1.</translation>
    </message>
    <message>
        <source>This decides the status.</source>
        <translation>Этим определён статус.</translation>
    </message>
    <message>
        <source>It arrived late, at %1: something newer was known by then.</source>
        <translation>Пришло с опозданием, %1: к тому времени было известно более новое.</translation>
    </message>
    <message>
        <source>The request to join “%1” was processed</source>
        <translation>Заявка в «%1» обработана</translation>
    </message>
    <message>
        <source>Logged in with the Login Widget, as a checked payload shows</source>
        <translation>Вход через Login Widget, как показывают проверенные данные</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Приостановлено</translation>
    </message>
    <message>
        <source>Not sent: the five minutes of the join request were over</source>
        <translation>Не отправлено: пять минут заявки истекли</translation>
    </message>
    <message>
        <source>Not sent: the join request had been processed</source>
        <translation>Не отправлено: заявка уже обработана</translation>
    </message>
    <message>
        <source>answer to the operator&apos;s decision</source>
        <translation>ответ на решение оператора</translation>
    </message>
    <message>
        <source>answer to the operator&apos;s decision: %1 %2</source>
        <comment>an error&apos;s code and text</comment>
        <translation>ответ на решение оператора: %1 %2</translation>
    </message>
    <message>
        <source>Unknown whether it arrived; you have dealt with it</source>
        <translation>Неизвестно, дошло ли; вы решили, что с этим делать</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have not started a dialog</source>
        <translation>
            <numerusform>%Ln человек не начинал диалог</numerusform>
            <numerusform>%Ln человека не начинали диалог</numerusform>
            <numerusform>%Ln человек не начинали диалог</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people stopped the bot</source>
        <translation>
            <numerusform>%Ln человек остановил бота</numerusform>
            <numerusform>%Ln человека остановили бота</numerusform>
            <numerusform>%Ln человек остановили бота</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts were deleted</source>
        <translation>
            <numerusform>%Ln аккаунт удалён</numerusform>
            <numerusform>%Ln аккаунта удалены</numerusform>
            <numerusform>%Ln аккаунтов удалены</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are unverified</source>
        <translation>
            <numerusform>%Ln человек не проверен</numerusform>
            <numerusform>%Ln человека не проверены</numerusform>
            <numerusform>%Ln человек не проверены</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are bots</source>
        <translation>
            <numerusform>%Ln бот</numerusform>
            <numerusform>%Ln бота</numerusform>
            <numerusform>%Ln ботов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GreetingWords</name>
    <message>
        <source>%1 %2 %</source>
        <comment>a language tag and its share of the people, in percent</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1 under 1 %</source>
        <comment>a language tag and its share of the people</comment>
        <translation>%1 меньше 1 %</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between languages with their shares</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Nobody is here yet whom this greeting is for.</source>
        <translation>Пока нет никого, кому это приветствие предназначено.</translation>
    </message>
    <message>
        <source>Nobody has come with “%1” so far.</source>
        <translation>С «%1» пока никто не приходил.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have come with “%1”.</source>
        <translation>
            <numerusform>С «%1» пришёл %Ln человек.</numerusform>
            <numerusform>С «%1» пришли %Ln человека.</numerusform>
            <numerusform>С «%1» пришли %Ln человек.</numerusform>
        </translation>
    </message>
    <message>
        <source>In their own language: %1.</source>
        <translation>На своём языке: %1.</translation>
    </message>
    <message>
        <source>%1 in %2 get %3.</source>
        <comment>1,204 people in 7 languages get English</comment>
        <translation>%1 на %2 получат %3.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <comment>in so many languages</comment>
        <translation>
            <numerusform>%Ln человек</numerusform>
            <numerusform>%Ln человека</numerusform>
            <numerusform>%Ln человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln languages</source>
        <comment>people in so many languages</comment>
        <translation>
            <numerusform>%Ln языке</numerusform>
            <numerusform>%Ln языках</numerusform>
            <numerusform>%Ln языках</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people never told a language and get %1.</source>
        <translation>
            <numerusform>%Ln человек не сообщил языка и получает %1.</numerusform>
            <numerusform>%Ln человека не сообщили языка и получают %1.</numerusform>
            <numerusform>%Ln человек не сообщили языка и получают %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people get the general greeting: this one is neither in their language nor in English.</source>
        <translation>
            <numerusform>%Ln человек получает общее приветствие: этого нет ни на его языке, ни на английском.</numerusform>
            <numerusform>%Ln человека получают общее приветствие: этого нет ни на их языке, ни на английском.</numerusform>
            <numerusform>%Ln человек получают общее приветствие: этого нет ни на их языке, ни на английском.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people get nothing: there is no greeting yet.</source>
        <translation>
            <numerusform>%Ln человек не получает ничего: приветствия ещё нет.</numerusform>
            <numerusform>%Ln человека не получают ничего: приветствия ещё нет.</numerusform>
            <numerusform>%Ln человек не получают ничего: приветствия ещё нет.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is left of their greeting: a placeholder in it needs a fallback.</source>
        <translation>От приветствия ничего не остаётся: подстановке нужна запасная замена.</translation>
    </message>
    <message>
        <source>With their name it is too long. Telegram takes 4096 characters at most.</source>
        <translation>С этим именем оно слишком длинное. Telegram принимает не больше 4096 символов.</translation>
    </message>
    <message>
        <source>They came with “%1” and get its greeting, in the language %2.</source>
        <translation>Пришли с «%1» и получат его приветствие на языке %2.</translation>
    </message>
    <message>
        <source>They came with “%1” and get the general greeting, in the language %2.</source>
        <translation>Пришли с «%1» и получат общее приветствие на языке %2.</translation>
    </message>
    <message>
        <source>They get the general greeting, in the language %1.</source>
        <translation>Получат общее приветствие на языке %1.</translation>
    </message>
    <message>
        <source>There is no greeting for “%1” yet. Add a language or remove the payload.</source>
        <translation>Для «%1» ещё нет приветствия. Добавьте язык или удалите метку.</translation>
    </message>
    <message>
        <source>The greeting in the language %1 is empty. Write one or remove the language.</source>
        <translation>Приветствие на языке %1 пусто. Напишите его или удалите язык.</translation>
    </message>
    <message>
        <source>The greeting for “%1” in the language %2 is empty. Write one or remove the language.</source>
        <translation>Приветствие для «%1» на языке %2 пусто. Напишите его или удалите язык.</translation>
    </message>
    <message>
        <source>The greeting in the language %1 is too long. Telegram takes 4096 characters at most.</source>
        <translation>Приветствие на языке %1 слишком длинное. Telegram принимает не больше 4096 символов.</translation>
    </message>
    <message>
        <source>The greeting for “%1” in the language %2 is too long. Telegram takes 4096 characters at most.</source>
        <translation>Приветствие для «%1» на языке %2 слишком длинное. Telegram принимает не больше 4096 символов.</translation>
    </message>
    <message>
        <source>This is too long for one message.</source>
        <translation>Это слишком длинно для одного сообщения.</translation>
    </message>
    <message>
        <source>Nothing is written here yet.</source>
        <translation>Здесь пока ничего не написано.</translation>
    </message>
    <message numerus="yes">
        <source>These placeholders stand for nothing, and are sent as they are: %1</source>
        <translation>
            <numerusform>Эта подстановка ничего не значит и уйдёт как есть: %1</numerusform>
            <numerusform>Эти подстановки ничего не значат и уйдут как есть: %1</numerusform>
            <numerusform>Эти подстановки ничего не значат и уйдут как есть: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between placeholders</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>The person’s first name</source>
        <translation>Имя человека</translation>
    </message>
    <message>
        <source>The person’s first and last name</source>
        <translation>Имя и фамилия человека</translation>
    </message>
    <message>
        <source>The person’s username, with @</source>
        <translation>Юзернейм человека, с @</translation>
    </message>
    <message>
        <source>Your bot’s username, with @</source>
        <translation>Юзернейм вашего бота, с @</translation>
    </message>
    <message>
        <source>What the link that they came by had as its start payload</source>
        <translation>Метка ссылки, по которой пришёл человек</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>Probe</source>
        <translation>Проверка</translation>
    </message>
    <message numerus="yes">
        <source>Probe of %Ln people</source>
        <translation>
            <numerusform>Проверка %Ln человека</numerusform>
            <numerusform>Проверка %Ln человек</numerusform>
            <numerusform>Проверка %Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Идёт</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Приостановлена</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Завершена</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменена</translation>
    </message>
    <message>
        <source>Waits its turn</source>
        <translation>Ждёт очереди</translation>
    </message>
    <message>
        <source>It goes on in the background. When Botdesk is closed, it pauses.</source>
        <translation>Идёт в фоне. Когда Botdesk закрыт, приостанавливается.</translation>
    </message>
    <message>
        <source>It is paused. Resume it, and it goes on with whoever has not been probed.</source>
        <translation>Приостановлена. После возобновления продолжится с тех, кто ещё не проверен.</translation>
    </message>
    <message>
        <source>It is finished.</source>
        <translation>Завершена.</translation>
    </message>
    <message>
        <source>It was cancelled. Whoever had not been probed was left alone.</source>
        <translation>Отменена. Кого не успели проверить, тех не тронули.</translation>
    </message>
    <message>
        <source>It begins when the probe before it ends or is paused.</source>
        <translation>Начнётся, когда предыдущая проверка завершится или будет приостановлена.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln people</source>
        <translation>
            <numerusform>%1 из %Ln человека</numerusform>
            <numerusform>%1 из %Ln человек</numerusform>
            <numerusform>%1 из %Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Begun %1</source>
        <comment>date and time</comment>
        <translation>Начата %1</translation>
    </message>
    <message>
        <source>Begun %1, ended %2</source>
        <comment>dates and times</comment>
        <translation>Начата %1, закончена %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have stopped the bot.</source>
        <translation>
            <numerusform>%Ln человек остановил бота.</numerusform>
            <numerusform>%Ln человека остановили бота.</numerusform>
            <numerusform>%Ln человек остановили бота.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people came back: they had stopped the bot, and it may write to them again.</source>
        <translation>
            <numerusform>%Ln человек вернулся: раньше остановил бота, теперь ему снова можно писать.</numerusform>
            <numerusform>%Ln человека вернулись: раньше остановили бота, теперь им снова можно писать.</numerusform>
            <numerusform>%Ln человек вернулись: раньше остановили бота, теперь им снова можно писать.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have deleted their account.</source>
        <translation>
            <numerusform>%Ln человек удалил аккаунт.</numerusform>
            <numerusform>%Ln человека удалили аккаунт.</numerusform>
            <numerusform>%Ln человек удалили аккаунт.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people may be written to now.</source>
        <translation>
            <numerusform>%Ln человеку теперь можно писать.</numerusform>
            <numerusform>%Ln людям теперь можно писать.</numerusform>
            <numerusform>%Ln людям теперь можно писать.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have never started the bot.</source>
        <translation>
            <numerusform>%Ln человек не запускал бота.</numerusform>
            <numerusform>%Ln человека не запускали бота.</numerusform>
            <numerusform>%Ln человек не запускали бота.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln turned out to be bots.</source>
        <translation>
            <numerusform>%Ln оказался ботом.</numerusform>
            <numerusform>%Ln оказались ботами.</numerusform>
            <numerusform>%Ln оказались ботами.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are as they were.</source>
        <translation>
            <numerusform>У %Ln человека ничего не изменилось.</numerusform>
            <numerusform>У %Ln человек ничего не изменилось.</numerusform>
            <numerusform>У %Ln человек ничего не изменилось.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people gave no verdict, so nothing was changed about them.</source>
        <translation>
            <numerusform>О %Ln человеке ответ ничего не сказал, и его статус не тронут.</numerusform>
            <numerusform>О %Ln людях ответ ничего не сказал, и их статус не тронут.</numerusform>
            <numerusform>О %Ln людях ответ ничего не сказал, и их статус не тронут.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bots, which are never probed</source>
        <translation>
            <numerusform>%Ln бот: ботов не проверяют</numerusform>
            <numerusform>%Ln бота: ботов не проверяют</numerusform>
            <numerusform>%Ln ботов: ботов не проверяют</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who had been probed within the hour</source>
        <translation>
            <numerusform>%Ln человек, проверенный за последний час</numerusform>
            <numerusform>%Ln человека, проверенных за последний час</numerusform>
            <numerusform>%Ln человек, проверенных за последний час</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who had been probed within the minute</source>
        <translation>
            <numerusform>%Ln человек, проверенный за последнюю минуту</numerusform>
            <numerusform>%Ln человека, проверенных за последнюю минуту</numerusform>
            <numerusform>%Ln человек, проверенных за последнюю минуту</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who were being probed already</source>
        <translation>
            <numerusform>%Ln человек, которого уже проверяют</numerusform>
            <numerusform>%Ln человека, которых уже проверяют</numerusform>
            <numerusform>%Ln человек, которых уже проверяют</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 people a second, less than a minute left</source>
        <translation>%1 чел. в секунду, осталось меньше минуты</translation>
    </message>
    <message numerus="yes">
        <source>%1 people a second, about %Ln minutes left</source>
        <translation>
            <numerusform>%1 чел. в секунду, осталась примерно %Ln минута</numerusform>
            <numerusform>%1 чел. в секунду, осталось примерно %Ln минуты</numerusform>
            <numerusform>%1 чел. в секунду, осталось примерно %Ln минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 people a second, about %Ln hours left</source>
        <translation>
            <numerusform>%1 чел. в секунду, остался примерно %Ln час</numerusform>
            <numerusform>%1 чел. в секунду, осталось примерно %Ln часа</numerusform>
            <numerusform>%1 чел. в секунду, осталось примерно %Ln часов</numerusform>
        </translation>
    </message>
    <message>
        <source>This takes less than a minute.</source>
        <translation>Это займёт меньше минуты.</translation>
    </message>
    <message numerus="yes">
        <source>This takes about %Ln minutes.</source>
        <translation>
            <numerusform>Это займёт примерно %Ln минуту.</numerusform>
            <numerusform>Это займёт примерно %Ln минуты.</numerusform>
            <numerusform>Это займёт примерно %Ln минут.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This takes about %Ln hours.</source>
        <translation>
            <numerusform>Это займёт примерно %Ln час.</numerusform>
            <numerusform>Это займёт примерно %Ln часа.</numerusform>
            <numerusform>Это займёт примерно %Ln часов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Рассылка</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Запланирована</translation>
    </message>
    <message>
        <source>It begins by itself at its time, if Botdesk is running then.</source>
        <translation>Она начнётся сама в своё время, если Botdesk тогда работает.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln probes were taken back before they left.</source>
        <translation>
            <numerusform>%Ln проверка отозвана до отправки.</numerusform>
            <numerusform>%Ln проверки отозваны до отправки.</numerusform>
            <numerusform>%Ln проверок отозвано до отправки.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JoinWords</name>
    <message>
        <source>%1:%2</source>
        <comment>minutes and seconds</comment>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Принята</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Отклонена</translation>
    </message>
    <message>
        <source>Processed by somebody else</source>
        <translation>Обработана кем-то другим</translation>
    </message>
    <message>
        <source>Asked again later</source>
        <translation>Позже подана снова</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждёт</translation>
    </message>
    <message>
        <source>Approving…</source>
        <translation>Принимается…</translation>
    </message>
    <message>
        <source>Declining…</source>
        <translation>Отклоняется…</translation>
    </message>
    <message>
        <source>Waiting, the outcome is unknown</source>
        <translation>Ждёт, исход неизвестен</translation>
    </message>
    <message>
        <source>Waiting, the server refused</source>
        <translation>Ждёт, сервер отказал</translation>
    </message>
    <message>
        <source>You approved this request: %1.</source>
        <comment>moment</comment>
        <translation>Вы приняли эту заявку: %1.</translation>
    </message>
    <message>
        <source>You declined this request: %1.</source>
        <comment>moment</comment>
        <translation>Вы отклонили эту заявку: %1.</translation>
    </message>
    <message>
        <source>Somebody else processed this request, or it was taken back: %1.</source>
        <comment>moment</comment>
        <translation>Эту заявку обработал кто-то другой, или её отозвали: %1.</translation>
    </message>
    <message>
        <source>This person asked again later: %1.</source>
        <comment>moment</comment>
        <translation>Этот человек подал заявку снова: %1.</translation>
    </message>
    <message>
        <source>The dialog with this person is open: there is no hurry to write.</source>
        <translation>Диалог с этим человеком открыт: писать можно не спеша.</translation>
    </message>
    <message>
        <source>%1 left to write to this person.</source>
        <comment>minutes and seconds</comment>
        <translation>Написать этому человеку можно ещё %1.</translation>
    </message>
    <message>
        <source>The five minutes to write are over. The request can still be approved or declined.</source>
        <translation>Пять минут, чтобы написать, истекли. Заявку ещё можно принять или отклонить.</translation>
    </message>
    <message>
        <source>Without the request: %1</source>
        <comment>status</comment>
        <translation>Без заявки: %1</translation>
    </message>
    <message>
        <source>Without the request: %1 · %2</source>
        <comment>status and ground</comment>
        <translation>Без заявки: %1 · %2</translation>
    </message>
    <message>
        <source>Message: %1</source>
        <comment>what became of it</comment>
        <translation>Сообщение: %1</translation>
    </message>
    <message>
        <source>Approval: Accepted</source>
        <translation>Приём: выполнен</translation>
    </message>
    <message>
        <source>Decline: Accepted</source>
        <translation>Отказ: выполнен</translation>
    </message>
    <message>
        <source>Approval: %1</source>
        <comment>what became of it</comment>
        <translation>Приём: %1</translation>
    </message>
    <message>
        <source>Decline: %1</source>
        <comment>what became of it</comment>
        <translation>Отказ: %1</translation>
    </message>
</context>
<context>
    <name>OutboxWords</name>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Приветствие</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Одобрение заявки</translation>
    </message>
    <message>
        <source>Refusal to let in</source>
        <translation>Отклонение заявки</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Рассылка</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Written by hand</source>
        <translation>Написанное вручную</translation>
    </message>
    <message>
        <source>Greetings</source>
        <translation>Приветствия</translation>
    </message>
    <message>
        <source>Probes</source>
        <translation>Проверки</translation>
    </message>
    <message>
        <source>Broadcasts</source>
        <translation>Рассылки</translation>
    </message>
    <message numerus="yes">
        <source>On its way for %Ln second(s)</source>
        <translation>
            <numerusform>В пути %Ln секунду</numerusform>
            <numerusform>В пути %Ln секунды</numerusform>
            <numerusform>В пути %Ln секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>Its broadcast is paused</source>
        <translation>Рассылка на паузе</translation>
    </message>
    <message>
        <source>Its probe is paused</source>
        <translation>Проверка на паузе</translation>
    </message>
    <message>
        <source>Behind something earlier to the same person</source>
        <translation>После более раннего тому же человеку</translation>
    </message>
    <message numerus="yes">
        <source>Follows another one to the same person in %Ln second(s)</source>
        <translation>
            <numerusform>Уйдёт тому же человеку через %Ln секунду</numerusform>
            <numerusform>Уйдёт тому же человеку через %Ln секунды</numerusform>
            <numerusform>Уйдёт тому же человеку через %Ln секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Ждёт очереди</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln message(s) leave in a second in all, and to one person one every %1 s.</source>
        <translation>
            <numerusform>Уходит не больше %Ln сообщения в секунду, одному человеку – одно за %1 с.</numerusform>
            <numerusform>Уходит не больше %Ln сообщений в секунду, одному человеку – одно за %1 с.</numerusform>
            <numerusform>Уходит не больше %Ln сообщений в секунду, одному человеку – одно за %1 с.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::MainWords</name>
    <message>
        <source>Botdesk is already open on this data; its window was brought to the front.</source>
        <translation>Botdesk с этими данными уже открыт; его окно выведено вперёд.</translation>
    </message>
    <message>
        <source>Botdesk is already open on this data, but its window does not answer.</source>
        <translation>Botdesk с этими данными уже открыт, но его окно не отвечает.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written, so Botdesk has no place for its data. Check its permissions, or choose another folder with --data-dir.</source>
        <translation>В папку «%1» нельзя писать, и Botdesk негде хранить данные. Проверьте права доступа к ней или выберите другую папку через --data-dir.</translation>
    </message>
    <message>
        <source>Botdesk needs a display to open its window on, and there is none.</source>
        <translation>Botdesk открывает окно, а экрана, на котором это можно сделать, нет.</translation>
    </message>
    <message>
        <source>Botdesk is already open on this data, so nothing was rebuilt. Close its window first.</source>
        <translation>Botdesk уже открыт с этими данными, поэтому ничего не построено заново. Сначала закройте его окно.</translation>
    </message>
</context>
<context>
    <name>botdesk::models::BroadcastListModel</name>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Начало</translation>
    </message>
</context>
<context>
    <name>botdesk::models::ConversationModel</name>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>who, what, when or how it stands</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Stopped the bot. What is above is probably gone on their side.</source>
        <translation>Остановил бота. То, что выше, у него, скорее всего, уже не видно.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>moment and how it stands</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · edited</source>
        <comment>moment</comment>
        <translation>%1 · изменено</translation>
    </message>
    <message>
        <source>%1 · sent</source>
        <comment>moment</comment>
        <translation>%1 · отправлено</translation>
    </message>
</context>
<context>
    <name>botdesk::models::EvidenceModel</name>
    <message>
        <source>arrived late</source>
        <translation>пришло с опозданием</translation>
    </message>
    <message>
        <source>%1, arrived late</source>
        <comment>status</comment>
        <translation>%1, пришло с опозданием</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>How we know</source>
        <translation>Откуда известно</translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation>Что изменило</translation>
    </message>
</context>
<context>
    <name>botdesk::models::ImportIssueModel</name>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Что в ней</translation>
    </message>
    <message>
        <source>Why it names nobody</source>
        <translation>Почему она никого не называет</translation>
    </message>
    <message>
        <source>Not a number: a username or a name alone names nobody</source>
        <translation>Не число: одно имя или юзернейм никого не называет</translation>
    </message>
    <message>
        <source>A spreadsheet has rounded this number: format the column as text</source>
        <translation>Таблица округлила это число: задайте столбцу текстовый формат</translation>
    </message>
    <message>
        <source>A negative number: this is a group or a channel</source>
        <translation>Отрицательное число: это группа или канал</translation>
    </message>
    <message>
        <source>Zero is nobody&apos;s id</source>
        <translation>Ноль не бывает ничьим id</translation>
    </message>
    <message>
        <source>Too large: Telegram gives ids below 2⁵²</source>
        <translation>Слишком большое: id в Telegram меньше 2⁵²</translation>
    </message>
    <message>
        <source>The id is missing</source>
        <translation>Нет id</translation>
    </message>
    <message>
        <source>This is not UTF-8: save the file as UTF-8</source>
        <translation>Это не UTF-8: сохраните файл в UTF-8</translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed</source>
        <translation>Кавычка открыта и не закрыта</translation>
    </message>
    <message>
        <source>This row is too long</source>
        <translation>Слишком длинная строка</translation>
    </message>
    <message>
        <source>This is the bot itself</source>
        <translation>Это сам бот</translation>
    </message>
</context>
<context>
    <name>botdesk::models::JobListModel</name>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Сделано</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
</context>
<context>
    <name>botdesk::models::JoinRequestModel</name>
    <message>
        <source>Over</source>
        <translation>Истекло</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Asks to join</source>
        <translation>Куда</translation>
    </message>
    <message>
        <source>Asked at</source>
        <translation>Подана</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Осталось</translation>
    </message>
    <message>
        <source>Dialog</source>
        <translation>Диалог</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Заявка</translation>
    </message>
</context>
<context>
    <name>botdesk::models::NameHistoryModel</name>
    <message>
        <source>No name</source>
        <translation>Без имени</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Юзернейм</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
</context>
<context>
    <name>botdesk::models::OutboxListModel</name>
    <message>
        <source>To</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Ждёт с</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Отправлялось</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Закончено</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Почему ждёт</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Чем закончилось</translation>
    </message>
</context>
<context>
    <name>botdesk::models::RecipientListModel</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Юзернейм</translation>
    </message>
    <message>
        <source>Dialog today</source>
        <translation>Диалог сейчас</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
</context>
<context>
    <name>botdesk::models::UpdateListModel</name>
    <message>
        <source>without a type (not understood)</source>
        <translation>без типа (не понято)</translation>
    </message>
    <message>
        <source>%1 (not understood)</source>
        <comment>a type of updates</comment>
        <translation>%1 (не понято)</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Update id</source>
        <translation>Номер</translation>
    </message>
</context>
<context>
    <name>botdesk::models::UpdateTypeModel</name>
    <message>
        <source>Not understood</source>
        <translation>Не поняты</translation>
    </message>
    <message>
        <source>All updates</source>
        <translation>Все обновления</translation>
    </message>
    <message>
        <source>without a type</source>
        <translation>без типа</translation>
    </message>
    <message>
        <source>%1 (not understood)</source>
        <comment>a type of updates</comment>
        <translation>%1 (не понято)</translation>
    </message>
    <message>
        <source>%1 (%2 not understood)</source>
        <comment>a type of updates, how many</comment>
        <translation>%1 (не понято: %2)</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Сколько</translation>
    </message>
</context>
<context>
    <name>botdesk::models::UserTableModel</name>
    <message>
        <source>%1 · %2</source>
        <comment>status and ground</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Юзернейм</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Dialog</source>
        <translation>Диалог</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Активность</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>en, assumed</source>
        <comment>a language nobody reported</comment>
        <translation>en, по умолчанию</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::Banner</name>
    <message>
        <source>Hide this message</source>
        <translation>Скрыть это сообщение</translation>
    </message>
    <message>
        <source>Enter a new token…</source>
        <translation>Ввести новый токен…</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Забрать себе…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать снова</translation>
    </message>
    <message>
        <source>Probe those people…</source>
        <translation>Проверить этих людей…</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastAttachments</name>
    <message>
        <source>Photo or document</source>
        <translation>Фото или документ</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>Миниатюра</translation>
    </message>
    <message>
        <source>Choose a d&amp;ocument…</source>
        <translation>Выбрать &amp;документ…</translation>
    </message>
    <message>
        <source>&amp;Take it away</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>Buttons that open a link</source>
        <translation>Кнопки со ссылками</translation>
    </message>
    <message>
        <source>They stand below the message, each in a row of its own.</source>
        <translation>Они стоят под сообщением, каждая в своём ряду.</translation>
    </message>
    <message>
        <source>Add a &amp;button</source>
        <translation>Добавить &amp;кнопку</translation>
    </message>
    <message>
        <source>Remove the b&amp;utton</source>
        <translation>Удалить к&amp;нопку</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>Выбор фото</translation>
    </message>
    <message>
        <source>Choose a document</source>
        <translation>Выбор документа</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.webp)</source>
        <translation>Фотографии (*.jpg *.jpeg *.png *.webp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Button %1: %2</source>
        <comment>its number and what is wrong with it</comment>
        <translation>Кнопка %1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a file&apos;s name and size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>None. It is uploaded once, and the text stands below it: 1024 characters at most.</source>
        <translation>Нет. Файл загружается один раз, текст стоит под ним: не больше 1024 символов.</translation>
    </message>
    <message>
        <source>What stands on it</source>
        <translation>Надпись</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Ссылка</translation>
    </message>
    <message>
        <source>Choose a &amp;photo…</source>
        <translation>Выбрать &amp;фото…</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastAudience</name>
    <message>
        <source>Whom it reaches</source>
        <translation>Кого охватит</translation>
    </message>
    <message>
        <source>Another broadcast is running. This one begins when that has ended.</source>
        <translation>Идёт другая рассылка. Эта начнётся, когда та закончится.</translation>
    </message>
    <message>
        <source>• %1</source>
        <comment>one line of a list</comment>
        <translation>• %1</translation>
    </message>
    <message>
        <source>Left out:
%1</source>
        <translation>Не получат:
%1</translation>
    </message>
    <message>
        <source>Who gets which text:
%1</source>
        <translation>Кто какой текст получит:
%1</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastContentView</name>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Язык:</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Файл: %1</translation>
    </message>
    <message>
        <source>The button “%1” opens %2</source>
        <translation>Кнопка «%1» открывает %2</translation>
    </message>
    <message>
        <source>It arrives without a sound.</source>
        <translation>Приходит без звука.</translation>
    </message>
    <message>
        <source>It arrives with a sound.</source>
        <translation>Приходит со звуком.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastDialog</name>
    <message>
        <source>New broadcast</source>
        <translation>Новая рассылка</translation>
    </message>
    <message>
        <source>T&amp;hat is not me…</source>
        <translation>&amp;Это не я…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>От&amp;мена</translation>
    </message>
    <message>
        <source>This is what you had begun to write.</source>
        <translation>Это то, что вы начали писать.</translation>
    </message>
    <message>
        <source>The test is on its way to %1.</source>
        <translation>Проба отправляется: %1.</translation>
    </message>
    <message>
        <source>What you write cannot be kept on the disk. It is lost when Botdesk ends.</source>
        <translation>Черновик не удаётся сохранить на диск. Когда Botdesk закроется, он пропадёт.</translation>
    </message>
    <message>
        <source>Counting whom it reaches…</source>
        <translation>Подсчёт, кого она охватит…</translation>
    </message>
    <message>
        <source>They could not be counted.</source>
        <translation>Посчитать не удалось.</translation>
    </message>
    <message>
        <source>Writing it down…</source>
        <translation>Записывается…</translation>
    </message>
    <message>
        <source>It would reach nobody.</source>
        <translation>Она не охватит никого.</translation>
    </message>
    <message>
        <source>%1 (@%2)</source>
        <comment>a person&apos;s name and username</comment>
        <translation>%1 (@%2)</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Подсчёт…</translation>
    </message>
    <message numerus="yes">
        <source>Reaches %Ln people</source>
        <translation>
            <numerusform>Охватит %Ln человека</numerusform>
            <numerusform>Охватит %Ln человека</numerusform>
            <numerusform>Охватит %Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Reaches nobody</source>
        <translation>Не охватит никого</translation>
    </message>
    <message numerus="yes">
        <source>%Ln others are left out: the bot may not write to them.</source>
        <translation>
            <numerusform>Ещё %Ln человек не получит: бот не может ему писать.</numerusform>
            <numerusform>Ещё %Ln человека не получат: бот не может им писать.</numerusform>
            <numerusform>Ещё %Ln человек не получат: бот не может им писать.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is left out.</source>
        <translation>Никто не пропущен.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Send to %Ln people…</source>
        <translation>
            <numerusform>&amp;Отправить %Ln человеку…</numerusform>
            <numerusform>&amp;Отправить %Ln людям…</numerusform>
            <numerusform>&amp;Отправить %Ln людям…</numerusform>
        </translation>
    </message>
    <message>
        <source>Send a test to &amp;yourself…</source>
        <translation>Отправить пробу &amp;себе…</translation>
    </message>
    <message>
        <source>Send a test to &amp;you: %1</source>
        <comment>name</comment>
        <translation>Отправить пробу &amp;вам: %1</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Photo and buttons</source>
        <translation>Фото и кнопки</translation>
    </message>
    <message>
        <source>When and how</source>
        <translation>Когда и как</translation>
    </message>
    <message>
        <source>Whom it reaches</source>
        <translation>Кого охватит</translation>
    </message>
    <message>
        <source>&amp;Schedule…</source>
        <translation>&amp;Запланировать…</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastPanel</name>
    <message>
        <source>Progress</source>
        <translation>Ход</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Пауза</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Пр&amp;одолжить</translation>
    </message>
    <message>
        <source>S&amp;tart now…</source>
        <translation>Начать сей&amp;час…</translation>
    </message>
    <message>
        <source>Change the ti&amp;me…</source>
        <translation>Изменить &amp;время…</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>О&amp;тменить…</translation>
    </message>
    <message>
        <source>A&amp;gain to those who got nothing…</source>
        <translation>Снова тем, кто не пол&amp;учил…</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>Как идёт</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Что получилось</translation>
    </message>
    <message>
        <source>Nobody has got it yet.</source>
        <translation>Пока никто не получил.</translation>
    </message>
    <message>
        <source>Left out before it began, since the bot may not write to them:
%1</source>
        <translation>Пропущены до начала, так как бот не может им писать:
%1</translation>
    </message>
    <message numerus="yes">
        <source>Paid: %1 of at most %Ln Stars so far.</source>
        <translation>
            <numerusform>Оплачено: %1 из не более чем %Ln звезды.</numerusform>
            <numerusform>Оплачено: %1 из не более чем %Ln звёзд.</numerusform>
            <numerusform>Оплачено: %1 из не более чем %Ln звёзд.</numerusform>
        </translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastPreview</name>
    <message>
        <source>Preview</source>
        <translation>Предпросмотр</translation>
    </message>
    <message>
        <source>Anna</source>
        <comment>an example of a person</comment>
        <translation>Анна</translation>
    </message>
    <message>
        <source>Brown</source>
        <comment>an example of a person</comment>
        <translation>Белова</translation>
    </message>
    <message>
        <source>As %1 sees it:</source>
        <comment>a person&apos;s name</comment>
        <translation>Как видит %1:</translation>
    </message>
    <message>
        <source>Their language: %1. Their text: %2.</source>
        <comment>languages</comment>
        <translation>Язык: %1. Текст: %2.</translation>
    </message>
    <message>
        <source>Photo “%1”</source>
        <comment>a file&apos;s name</comment>
        <translation>Фото «%1»</translation>
    </message>
    <message>
        <source>Document “%1”</source>
        <comment>a file&apos;s name</comment>
        <translation>Документ «%1»</translation>
    </message>
    <message>
        <source>As someone &amp;else…</source>
        <translation>Глазами дру&amp;гого…</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastProblemWords</name>
    <message>
        <source>Write a text, or choose a photo or a document.</source>
        <translation>Напишите текст или выберите фото или документ.</translation>
    </message>
    <message>
        <source>Button %1: %2</source>
        <comment>its number and what is wrong with it</comment>
        <translation>Кнопка %1: %2</translation>
    </message>
    <message>
        <source>The moment of the beginning has passed.</source>
        <translation>Время начала уже прошло.</translation>
    </message>
    <message>
        <source>Say how many Stars it may cost at most.</source>
        <translation>Укажите, сколько звёзд она может стоить самое большее.</translation>
    </message>
    <message>
        <source>The bot may write to nobody among these people.</source>
        <translation>Никому из этих людей бот не может писать.</translation>
    </message>
    <message>
        <source>Write a text.</source>
        <translation>Напишите текст.</translation>
    </message>
    <message>
        <source>The text for “%1”: %2</source>
        <comment>a language and what is wrong with its text</comment>
        <translation>Текст для «%1»: %2</translation>
    </message>
    <message>
        <source>{%1} stands for nothing.</source>
        <translation>{%1} ничего не значит.</translation>
    </message>
    <message>
        <source>There is no text yet.</source>
        <translation>Текста ещё нет.</translation>
    </message>
    <message>
        <source>There is nothing to read in it for whoever has no name.</source>
        <translation>Тому, у кого нет имени, в нём нечего читать.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>what is wrong in that line</comment>
        <translation>Строка %1: %2</translation>
    </message>
    <message>
        <source>There is too much formatting in it.</source>
        <translation>В нём слишком много форматирования.</translation>
    </message>
    <message numerus="yes">
        <source>It is too long by %Ln characters for whoever has the longest name.</source>
        <translation>
            <numerusform>Для самого длинного имени он длиннее на %Ln символ.</numerusform>
            <numerusform>Для самого длинного имени он длиннее на %Ln символа.</numerusform>
            <numerusform>Для самого длинного имени он длиннее на %Ln символов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is too long by %Ln characters.</source>
        <translation>
            <numerusform>Он длиннее на %Ln символ.</numerusform>
            <numerusform>Он длиннее на %Ln символа.</numerusform>
            <numerusform>Он длиннее на %Ln символов.</numerusform>
        </translation>
    </message>
    <message>
        <source>“&lt;” begins no tag here. Write &amp;lt; to show the sign.</source>
        <translation>«&lt;» здесь не начинает тега. Чтобы показать этот знак, напишите &amp;lt;.</translation>
    </message>
    <message>
        <source>A tag has no “&gt;” at its end.</source>
        <translation>У тега нет «&gt;» в конце.</translation>
    </message>
    <message>
        <source>Telegram has no tag %1.</source>
        <translation>В Telegram нет тега %1.</translation>
    </message>
    <message>
        <source>What stands inside the tag %1 cannot be read.</source>
        <translation>То, что внутри тега %1, нельзя прочитать.</translation>
    </message>
    <message>
        <source>%1 is never closed by %2.</source>
        <translation>%1 нигде не закрыт тегом %2.</translation>
    </message>
    <message>
        <source>%1 closes a tag that was not opened.</source>
        <translation>%1 закрывает тег, который не открыт.</translation>
    </message>
    <message>
        <source>%1 stands before the tag inside it is closed by %2.</source>
        <translation>%1 стоит раньше, чем закрыт внутренний тег: %2.</translation>
    </message>
    <message>
        <source>A number after “&amp;#” stands for no character.</source>
        <translation>Число после «&amp;#» не обозначает символа.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastQuestions</name>
    <message>
        <source>Broadcast</source>
        <translation>Рассылка</translation>
    </message>
    <message numerus="yes">
        <source>Schedule this message for about %Ln people?</source>
        <translation>
            <numerusform>Запланировать это сообщение примерно для %Ln человека?</numerusform>
            <numerusform>Запланировать это сообщение примерно для %Ln человек?</numerusform>
            <numerusform>Запланировать это сообщение примерно для %Ln человек?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send this message to %Ln people?</source>
        <translation>
            <numerusform>Отправить это сообщение %Ln человеку?</numerusform>
            <numerusform>Отправить это сообщение %Ln людям?</numerusform>
            <numerusform>Отправить это сообщение %Ln людям?</numerusform>
        </translation>
    </message>
    <message>
        <source>It begins %1, if Botdesk is running then.</source>
        <comment>date and time</comment>
        <translation>Начнётся %1, если Botdesk тогда работает.</translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln Stars at most.</source>
        <translation>
            <numerusform>Она стоит не больше %Ln звезды.</numerusform>
            <numerusform>Она стоит не больше %Ln звёзд.</numerusform>
            <numerusform>Она стоит не больше %Ln звёзд.</numerusform>
        </translation>
    </message>
    <message>
        <source>What has been sent cannot be taken back.</source>
        <translation>Отправленное нельзя вернуть.</translation>
    </message>
    <message numerus="yes">
        <source>Schedule for about %Ln people</source>
        <translation>
            <numerusform>Запланировать для %Ln человека</numerusform>
            <numerusform>Запланировать для %Ln человек</numerusform>
            <numerusform>Запланировать для %Ln человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln people</source>
        <translation>
            <numerusform>Отправить %Ln человеку</numerusform>
            <numerusform>Отправить %Ln людям</numerusform>
            <numerusform>Отправить %Ln людям</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Писать дальше</translation>
    </message>
    <message>
        <source>Keep what you wrote?</source>
        <translation>Сохранить написанное?</translation>
    </message>
    <message>
        <source>Throw away what you changed?</source>
        <translation>Отбросить изменения?</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>It is there again when you begin the next broadcast.</source>
        <translation>Оно появится снова, когда вы начнёте следующую рассылку.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel this broadcast for good?</source>
        <translation>Отменить эту рассылку насовсем?</translation>
    </message>
    <message>
        <source>Nobody has got it, and nobody will.</source>
        <translation>Её никто не получил и не получит.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have not had their turn, and will not get it. You can send it to them again later.</source>
        <translation>
            <numerusform>До %Ln человека очередь не дошла, и он не получит. Позже можно отправить ему снова.</numerusform>
            <numerusform>До %Ln человек очередь не дошла, и они не получат. Позже можно отправить им снова.</numerusform>
            <numerusform>До %Ln человек очередь не дошла, и они не получат. Позже можно отправить им снова.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the broadcast</source>
        <translation>Отменить рассылку</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Begin this broadcast now?</source>
        <translation>Начать эту рассылку сейчас?</translation>
    </message>
    <message>
        <source>It was to begin %1.</source>
        <comment>date and time</comment>
        <translation>Она должна была начаться %1.</translation>
    </message>
    <message>
        <source>Begin now</source>
        <translation>Начать сейчас</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastSending</name>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>&amp;Now</source>
        <translation>Сей&amp;час</translation>
    </message>
    <message>
        <source>At a date and t&amp;ime:</source>
        <translation>В д&amp;ень и час:</translation>
    </message>
    <message>
        <source>Date and time of the beginning</source>
        <translation>День и час начала</translation>
    </message>
    <message>
        <source>It begins by itself if Botdesk is running then. Whoever is in the audience at that moment gets it.</source>
        <translation>Она начнётся сама, если Botdesk тогда работает. Получат те, кто в этот момент подходит под фильтр.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Как</translation>
    </message>
    <message>
        <source>&amp;Without a sound on their devices</source>
        <translation>&amp;Без звука на их устройствах</translation>
    </message>
    <message>
        <source>Faster, for Telegram Stars</source>
        <translation>Быстрее, за звёзды Telegram</translation>
    </message>
    <message>
        <source>At most so many Sta&amp;rs:</source>
        <translation>Не больше стольки&amp;х звёзд:</translation>
    </message>
    <message>
        <source>Your time, %1</source>
        <comment>a time zone&apos;s offset from UTC</comment>
        <translation>Ваше время, %1</translation>
    </message>
    <message>
        <source>Telegram takes the Stars from the bot’s balance. When the cap is reached, nothing more is paid. Telegram’s terms: %1</source>
        <translation>Telegram берёт звёзды с баланса бота. Когда предел достигнут, больше ничего не платится. Условия Telegram: %1</translation>
    </message>
    <message>
        <source>E&amp;xceed the free rate, up to 1000 messages a second</source>
        <translation>Б&amp;ыстрее бесплатной скорости, до 1000 сообщений в секунду</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastTextEditor</name>
    <message>
        <source>&amp;Languages:</source>
        <translation>&amp;Языки:</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Языки</translation>
    </message>
    <message>
        <source>Add a lan&amp;guage:</source>
        <translation>Доб&amp;авить язык:</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>Добав&amp;ить</translation>
    </message>
    <message>
        <source>Re&amp;move the language</source>
        <translation>Уда&amp;лить язык</translation>
    </message>
    <message>
        <source>Te&amp;xt:</source>
        <translation>&amp;Текст:</translation>
    </message>
    <message>
        <source>&amp;Formatted (HTML)</source>
        <translation>Фо&amp;рматирование (HTML)</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Жирный</translation>
    </message>
    <message>
        <source>Bold (Ctrl+B)</source>
        <translation>Жирный (Ctrl+B)</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Курсив</translation>
    </message>
    <message>
        <source>Italic (Ctrl+I)</source>
        <translation>Курсив (Ctrl+I)</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Ссылка</translation>
    </message>
    <message>
        <source>Link (Ctrl+K)</source>
        <translation>Ссылка (Ctrl+K)</translation>
    </message>
    <message>
        <source>Text of the broadcast</source>
        <translation>Текст рассылки</translation>
    </message>
    <message>
        <source>{first_name}, {name}, {username} and {bot} stand for the person’s first name, full name and username, and for your bot. {first_name|friend} gives “friend” where there is no name.</source>
        <translation>{first_name}, {name}, {username} и {bot} заменяются именем человека, именем с фамилией, юзернеймом и вашим ботом. {first_name|друг} даёт «друг», где имени нет.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters left</source>
        <comment>to be typed</comment>
        <translation>
            <numerusform>Остался %Ln символ</numerusform>
            <numerusform>Осталось %Ln символа</numerusform>
            <numerusform>Осталось %Ln символов</numerusform>
        </translation>
    </message>
    <message>
        <source>While this is empty, everyone without a text of their own gets the English one.</source>
        <translation>Пока здесь пусто, все, для кого нет своего текста, получат английский.</translation>
    </message>
    <message>
        <source>This is not a language tag. Choose a language from the list, or type a tag such as pt-br.</source>
        <translation>Это не код языка. Выберите язык из списка или введите код, например pt-br.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastsPage</name>
    <message>
        <source>A broadcast is one message to many people, each in their language, within the limits.</source>
        <translation>Рассылка – одно сообщение многим людям, каждому на его языке, в пределах ограничений.</translation>
    </message>
    <message>
        <source>&amp;New broadcast…</source>
        <translation>&amp;Новая рассылка…</translation>
    </message>
    <message>
        <source>Broadcasts</source>
        <translation>Рассылки</translation>
    </message>
    <message>
        <source>No broadcast yet.

A broadcast is one message to everyone in a filter whom the bot may write to. Filter the people on their page, or select some of them there, and begin one; or write to everyone from here.</source>
        <translation>Рассылок пока нет.

Рассылка – одно сообщение всем по фильтру, кому бот может писать. Отфильтруйте людей на их странице или выберите там некоторых и начните рассылку; или напишите всем отсюда.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::CommandLineWords</name>
    <message>
        <source>Opens a demo bot with simulated people.</source>
        <translation>Открыть демобота с вымышленными людьми.</translation>
    </message>
    <message>
        <source>Keeps all data in this folder. With --demo the default is a temporary one.</source>
        <translation>Хранить все данные в этой папке. С --demo по умолчанию берётся временная.</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>папка</translation>
    </message>
    <message>
        <source>Uses this Bot API server, such as http://localhost:8081.</source>
        <translation>Работать с этим сервером Bot API, например http://localhost:8081.</translation>
    </message>
    <message>
        <source>address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>Reads the bot&apos;s token from this file. The variable BOTDESK_TOKEN works, too.</source>
        <translation>Прочитать токен бота из этого файла. Подойдёт и переменная BOTDESK_TOKEN.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>файл</translation>
    </message>
    <message>
        <source>Speaks English (en) or Russian (ru) in this run.</source>
        <translation>Говорить в этот раз по-английски (en) или по-русски (ru).</translation>
    </message>
    <message>
        <source>language</source>
        <translation>язык</translation>
    </message>
    <message>
        <source>Prints the version and ends.</source>
        <translation>Показать версию и выйти.</translation>
    </message>
    <message>
        <source>Prints this help and ends.</source>
        <translation>Показать эту справку и выйти.</translation>
    </message>
    <message>
        <source>Botdesk is a desk for people who run a Telegram bot: see everyone whom the bot has met, and greet, probe and message them.</source>
        <translation>Botdesk — рабочее место для тех, кто ведёт бота в Telegram: видеть всех, кого бот встречал, приветствовать и проверять их и писать им.</translation>
    </message>
    <message>
        <source>The token file “%1” does not exist.</source>
        <translation>Файла с токеном «%1» нет.</translation>
    </message>
    <message>
        <source>The token file “%1” cannot be read.</source>
        <translation>Файл с токеном «%1» не удаётся прочитать.</translation>
    </message>
    <message>
        <source>The token file “%1” is empty.</source>
        <translation>Файл с токеном «%1» пуст.</translation>
    </message>
    <message>
        <source>The token file “%1” does not hold a bot&apos;s token. A token looks like 123456789:AA… and stands alone in the file.</source>
        <translation>В файле «%1» нет токена бота. Токен выглядит как 123456789:AA…, и кроме него в файле ничего быть не должно.</translation>
    </message>
    <message>
        <source>The token file “%1” can be read by other users of this computer. Make it readable by you alone: chmod 600.</source>
        <translation>Файл с токеном «%1» могут прочитать другие пользователи этого компьютера. Оставьте доступ только себе: chmod 600.</translation>
    </message>
    <message>
        <source>The option --data-dir needs a folder.</source>
        <translation>Параметру --data-dir нужна папка.</translation>
    </message>
    <message>
        <source>Botdesk does not speak “%1”. The option --language takes en or ru.</source>
        <translation>Botdesk не знает языка «%1». Для --language подходят en и ru.</translation>
    </message>
    <message>
        <source>The option --api-root needs the address of a Bot API server, such as https://api.telegram.org. An address without encryption (http) is taken for this computer only.</source>
        <translation>Параметру --api-root нужен адрес сервера Bot API, например https://api.telegram.org. Адрес без шифрования (http) принимается только для этого компьютера.</translation>
    </message>
    <message>
        <source>The option --demo brings a bot and a server of its own, so it cannot be combined with --api-root or --token-file.</source>
        <translation>С параметром --demo бот и сервер свои, поэтому его нельзя сочетать с --api-root и --token-file.</translation>
    </message>
    <message>
        <source>The variable BOTDESK_TOKEN does not hold a bot&apos;s token. A token looks like 123456789:AA….</source>
        <translation>В переменной BOTDESK_TOKEN нет токена бота. Токен выглядит как 123456789:AA….</translation>
    </message>
    <message>
        <source>Botdesk takes options only, and does not know what to do with the rest. A token must not stand here, because every user of this computer could read it: use --token-file or the variable BOTDESK_TOKEN.</source>
        <translation>Botdesk понимает только параметры, а что делать с остальным, не знает. Токену здесь не место: его мог бы прочитать каждый пользователь этого компьютера. Передайте его через --token-file или переменную BOTDESK_TOKEN.</translation>
    </message>
    <message>
        <source>An option is unknown, or its value is missing. Try --help.</source>
        <translation>Такого параметра нет, или не хватает его значения. Список — по --help.</translation>
    </message>
    <message>
        <source>Derives people, evidence and statuses again from the raw updates that are kept, before the bot is opened.</source>
        <translation>Заново строит людей, подтверждения и статусы по сохранённым обновлениям, прежде чем открыть бота.</translation>
    </message>
    <message>
        <source>Goes on with broadcasts and probes that were under way when Botdesk ended: for desks that start with the machine.</source>
        <translation>Продолжает рассылки и проверки, которые шли, когда Botdesk завершился: для запуска вместе с компьютером.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::ConnectPage</name>
    <message>
        <source>Connect your bot</source>
        <translation>Подключите своего бота</translation>
    </message>
    <message>
        <source>Botdesk works through your bot’s token: a kind of password that lets a program speak for the bot. Open @BotFather in Telegram, choose your bot, copy its API token and paste it here.</source>
        <translation>Botdesk работает через токен бота — это вроде пароля, с которым программа говорит от имени бота. Откройте в Telegram @BotFather, выберите своего бота, скопируйте его токен (API Token) и вставьте сюда.</translation>
    </message>
    <message>
        <source>&amp;Recent bots:</source>
        <translation>Недавни&amp;е боты:</translation>
    </message>
    <message>
        <source>Recent bots</source>
        <translation>Недавние боты</translation>
    </message>
    <message>
        <source>Open the &amp;selected bot</source>
        <translation>&amp;Открыть выбранного бота</translation>
    </message>
    <message>
        <source>Or connect another bot:</source>
        <translation>Или подключите другого бота:</translation>
    </message>
    <message>
        <source>Bot &amp;token:</source>
        <translation>&amp;Токен бота:</translation>
    </message>
    <message>
        <source>Where to keep the token</source>
        <translation>Где хранить токен</translation>
    </message>
    <message>
        <source>In the system &amp;keychain</source>
        <translation>В системной связке &amp;ключей</translation>
    </message>
    <message>
        <source>&amp;Nowhere: ask again at the next start</source>
        <translation>&amp;Нигде: спросить снова при следующем запуске</translation>
    </message>
    <message>
        <source>In a &amp;file that only you can read</source>
        <translation>В &amp;файле, который можете читать только вы</translation>
    </message>
    <message>
        <source>Connection s&amp;ettings</source>
        <translation>Настройки соединени&amp;я</translation>
    </message>
    <message>
        <source>&amp;API root:</source>
        <translation>&amp;Адрес Bot API:</translation>
    </message>
    <message>
        <source>The address of the Bot API server. Leave it empty for Telegram’s own.</source>
        <translation>Адрес сервера Bot API. Для сервера самого Telegram оставьте поле пустым.</translation>
    </message>
    <message>
        <source>&amp;Proxy:</source>
        <translation>&amp;Прокси:</translation>
    </message>
    <message>
        <source>As set in the system</source>
        <translation>Как задано в системе</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Без прокси</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>Host na&amp;me:</source>
        <translation>&amp;Имя хоста:</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>По&amp;рт:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>Поль&amp;зователь:</translation>
    </message>
    <message>
        <source>If the proxy asks for one</source>
        <translation>Если прокси его требует</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>Паро&amp;ль:</translation>
    </message>
    <message>
        <source>Asking the server about the bot…</source>
        <translation>Спрашиваем сервер о боте…</translation>
    </message>
    <message>
        <source>The token is being checked</source>
        <translation>Токен проверяется</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>От&amp;мена</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>Попробовать &amp;демо</translation>
    </message>
    <message>
        <source>Opens a bot with simulated people. Nothing leaves this computer.</source>
        <translation>Открывает бота с вымышленными людьми. Ничего не уходит с этого компьютера.</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Подкл&amp;ючить</translation>
    </message>
    <message>
        <source>The token of @%1 is not kept on this computer, or its place does not answer. Enter it again; everything else is still here.</source>
        <translation>Токен @%1 не хранится на этом компьютере, или место, где он хранится, не отвечает. Введите его ещё раз; всё остальное на месте.</translation>
    </message>
    <message>
        <source>The keychain did not take the token. Unlock it and try again, or choose another place.</source>
        <translation>Связка ключей не приняла токен. Разблокируйте её и попробуйте снова или выберите другое место.</translation>
    </message>
    <message>
        <source>The file for the token could not be written. Choose another place.</source>
        <translation>Не удалось записать файл с токеном. Выберите другое место.</translation>
    </message>
    <message>
        <source>The demo could not be started on this computer.</source>
        <translation>На этом компьютере не удалось запустить демо.</translation>
    </message>
    <message>
        <source>Enter the token first. In Telegram, write to @BotFather to get one.</source>
        <translation>Сначала введите токен. Его выдаёт @BotFather в Telegram.</translation>
    </message>
    <message>
        <source>This is not a whole token. A token is a number, a colon and some 35 letters and digits; copy it from @BotFather&apos;s message without anything around it.</source>
        <translation>Это не целый токен. Токен — это число, двоеточие и около 35 букв и цифр; скопируйте его из сообщения @BotFather без лишнего текста вокруг.</translation>
    </message>
    <message>
        <source>This is not the token of @%1. Press “Connect” again to connect the other bot.</source>
        <translation>Это токен не @%1. Чтобы подключить другого бота, нажмите «Подключить» ещё раз.</translation>
    </message>
    <message>
        <source>Whoever can read your files can take over the bot with the token: a backup, another program of yours, an administrator of this computer.</source>
        <translation>Кто может читать ваши файлы, тот с токеном завладеет ботом: резервная копия, другая ваша программа, администратор этого компьютера.</translation>
    </message>
    <message>
        <source>There is no keychain on this computer, or it is not running.</source>
        <translation>На этом компьютере нет связки ключей, или она не запущена.</translation>
    </message>
    <message>
        <source>The token is forgotten when Botdesk is closed.</source>
        <translation>Когда Botdesk закроется, токен будет забыт.</translation>
    </message>
    <message>
        <source>The keychain keeps the token encrypted, next to your other passwords.</source>
        <translation>Связка ключей хранит токен зашифрованным, рядом с другими вашими паролями.</translation>
    </message>
    <message>
        <source>The API root is not an address that Botdesk can use. Type one such as https://api.telegram.org; an address without encryption (http) is taken for this computer only.</source>
        <translation>Такой адрес Bot API не подходит. Введите адрес вроде https://api.telegram.org; адрес без шифрования (http) принимается только для этого компьютера.</translation>
    </message>
    <message>
        <source>Enter the host name of the proxy.</source>
        <translation>Введите имя хоста прокси.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::DeskPage</name>
    <message>
        <source>Import people</source>
        <translation>Импорт людей</translation>
    </message>
    <message>
        <source>Lists of people (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>Списки людей (*.csv *.tsv *.txt);;Все файлы (*)</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Probes</source>
        <translation>Проверки</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Обновления</translation>
    </message>
    <message>
        <source>Join requests</source>
        <translation>Заявки</translation>
    </message>
    <message>
        <source>Join requests (%1)</source>
        <comment>how many wait</comment>
        <translation>Заявки (%1)</translation>
    </message>
    <message>
        <source>Broadcasts</source>
        <translation>Рассылки</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::ErrorWords</name>
    <message>
        <source>The connection broke before the whole answer had come. Check your connection to the internet and try again.</source>
        <translation>Соединение оборвалось раньше, чем пришёл весь ответ. Проверьте подключение к интернету и попробуйте снова.</translation>
    </message>
    <message>
        <source>Botdesk did not send this request, because Telegram would not take it.</source>
        <translation>Botdesk не отправил этот запрос: Telegram его не принял бы.</translation>
    </message>
    <message>
        <source>You stopped this.</source>
        <translation>Вы это остановили.</translation>
    </message>
    <message>
        <source>The server was not found under its name. Check your connection to the internet and, in the connection settings, the API root.</source>
        <translation>Сервер не нашёлся по имени. Проверьте подключение к интернету, а в настройках соединения — адрес Bot API.</translation>
    </message>
    <message>
        <source>Nothing answers at the server&apos;s address. Check the API root in the connection settings; if the server is your own, check that it is running.</source>
        <translation>По адресу сервера никто не отвечает. Проверьте адрес Bot API в настройках соединения; если сервер ваш собственный, проверьте, запущен ли он.</translation>
    </message>
    <message>
        <source>The connection could not be made secure, so nothing was sent. Check the date and time of this computer, and whether something on your network opens encrypted connections.</source>
        <translation>Не удалось установить защищённое соединение, поэтому ничего не было отправлено. Проверьте дату и время на этом компьютере и не вскрывает ли кто-то в вашей сети шифрованные соединения.</translation>
    </message>
    <message>
        <source>The proxy does not let Botdesk through. Check its address, its port, the user name and the password in the connection settings.</source>
        <translation>Прокси не пропускает Botdesk. Проверьте в настройках соединения его адрес, порт, юзернейм и пароль.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Check your connection to the internet; where Telegram is blocked, set a proxy in the connection settings.</source>
        <translation>Сервер не ответил вовремя. Проверьте подключение к интернету; если Telegram заблокирован, укажите прокси в настройках соединения.</translation>
    </message>
    <message>
        <source>This computer is not connected to a network.</source>
        <translation>Этот компьютер не подключён к сети.</translation>
    </message>
    <message>
        <source>There is no connection to the server. Check your connection to the internet and the connection settings.</source>
        <translation>Нет связи с сервером. Проверьте подключение к интернету и настройки соединения.</translation>
    </message>
    <message>
        <source>The server does not accept this token. It may have been mistyped, or revoked and replaced by a new one. @BotFather shows the current token.</source>
        <translation>Сервер не принимает этот токен. Возможно, в нём опечатка или он отозван и заменён новым. Действующий токен покажет @BotFather.</translation>
    </message>
    <message numerus="yes">
        <source>The server asks to wait for %Ln second(s) before the next try.</source>
        <translation>
            <numerusform>Сервер просит подождать %Ln секунду до следующей попытки.</numerusform>
            <numerusform>Сервер просит подождать %Ln секунды до следующей попытки.</numerusform>
            <numerusform>Сервер просит подождать %Ln секунд до следующей попытки.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server asks to wait before the next try.</source>
        <translation>Сервер просит подождать до следующей попытки.</translation>
    </message>
    <message>
        <source>The server is in trouble at the moment. Try again in a few minutes.</source>
        <translation>На сервере сейчас неполадки. Попробуйте снова через несколько минут.</translation>
    </message>
    <message>
        <source>The server does not know what Botdesk asked for. Check the API root in the connection settings.</source>
        <translation>Сервер не знает того, о чём спросил Botdesk. Проверьте адрес Bot API в настройках соединения.</translation>
    </message>
    <message>
        <source>The server does not allow this.</source>
        <translation>Сервер этого не разрешает.</translation>
    </message>
    <message>
        <source>The server refused the request.</source>
        <translation>Сервер отклонил запрос.</translation>
    </message>
    <message>
        <source>Something between you and Telegram asks to wait before the next try.</source>
        <translation>Что-то между вами и Telegram просит подождать до следующей попытки.</translation>
    </message>
    <message>
        <source>The address sends visitors on to another one, which a Bot API server does not do. Nothing was sent there. Check the API root in the connection settings.</source>
        <translation>С этого адреса перенаправляют на другой, а сервер Bot API так не делает. Туда ничего не отправлено. Проверьте адрес Bot API в настройках соединения.</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password. Enter them in the connection settings.</source>
        <translation>Прокси требует юзернейм и пароль. Введите их в настройках соединения.</translation>
    </message>
    <message>
        <source>Something answered, but not as a Bot API server does. Check the API root in the connection settings; a network that wants you to sign in first answers like this, too.</source>
        <translation>Ответ пришёл, но не такой, как у сервера Bot API. Проверьте адрес Bot API в настройках соединения; так же отвечает сеть, в которой сначала нужно войти.</translation>
    </message>
    <message>
        <source>This bot has a webhook: Telegram hands its updates to a web address instead of Botdesk.</source>
        <translation>У этого бота есть вебхук: Telegram передаёт его обновления на веб-адрес, а не в Botdesk.</translation>
    </message>
    <message>
        <source>Another program polls this bot, and Telegram serves only one at a time. Stop the other program, or Botdesk on another computer, then try again.</source>
        <translation>Обновления этого бота получает другая программа, а Telegram отдаёт их только одной. Остановите другую программу или Botdesk на другом компьютере и попробуйте снова.</translation>
    </message>
    <message>
        <source>Another program seems to work with this bot, so Telegram does not hand its updates to Botdesk. Stop the other program, then try again.</source>
        <translation>Похоже, с этим ботом работает другая программа, и Telegram не отдаёт его обновления в Botdesk. Остановите её и попробуйте снова.</translation>
    </message>
    <message>
        <source>“%1” cannot be opened. Check that the folder exists and that you may write to it.</source>
        <translation>Не удаётся открыть «%1». Проверьте, есть ли такая папка и можно ли вам в неё писать.</translation>
    </message>
    <message>
        <source>“%1” is damaged, or it is not a database of Botdesk.</source>
        <translation>«%1» повреждён, или это не база данных Botdesk.</translation>
    </message>
    <message>
        <source>“%1” was written by a newer Botdesk. Install that version to open it; nothing was changed.</source>
        <translation>«%1» записан более новым Botdesk. Чтобы открыть его, установите ту версию; здесь ничего не изменено.</translation>
    </message>
    <message>
        <source>The disk with “%1” is full. Free some space; nothing is lost, because the server keeps what could not be saved.</source>
        <translation>На диске с «%1» кончилось место. Освободите его; ничего не потеряно: что не удалось сохранить, хранит сервер.</translation>
    </message>
    <message>
        <source>“%1” cannot be written. Check its permissions and that the disk is not read-only.</source>
        <translation>Не удаётся записать «%1». Проверьте права доступа и не открыт ли диск только для чтения.</translation>
    </message>
    <message>
        <source>Another program is using “%1”. Close that program, then try again.</source>
        <translation>«%1» занят другой программой. Закройте её и попробуйте снова.</translation>
    </message>
    <message>
        <source>Something went wrong with “%1”.</source>
        <translation>С «%1» что-то пошло не так.</translation>
    </message>
    <message>
        <source>The server&apos;s own words: “%1”</source>
        <translation>Сервер ответил дословно: «%1»</translation>
    </message>
    <message>
        <source>The system&apos;s own words: “%1”</source>
        <translation>Система сообщает дословно: «%1»</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Не подключено</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Подключено</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>Навёрстываем…</translation>
    </message>
    <message numerus="yes">
        <source>Updates cannot be saved: next try in %Ln second(s)</source>
        <translation>
            <numerusform>Обновления не сохраняются: следующая попытка через %Ln секунду</numerusform>
            <numerusform>Обновления не сохраняются: следующая попытка через %Ln секунды</numerusform>
            <numerusform>Обновления не сохраняются: следующая попытка через %Ln секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>Updates cannot be saved: trying again…</source>
        <translation>Обновления не сохраняются: пробуем снова…</translation>
    </message>
    <message>
        <source>The token is not accepted</source>
        <translation>Токен не принят</translation>
    </message>
    <message>
        <source>The bot has a webhook</source>
        <translation>У бота есть вебхук</translation>
    </message>
    <message>
        <source>Another program polls this bot</source>
        <translation>Обновления получает другая программа</translation>
    </message>
    <message numerus="yes">
        <source>The server asks to wait: next try in %Ln second(s)</source>
        <translation>
            <numerusform>Сервер просит подождать: следующая попытка через %Ln секунду</numerusform>
            <numerusform>Сервер просит подождать: следующая попытка через %Ln секунды</numerusform>
            <numerusform>Сервер просит подождать: следующая попытка через %Ln секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>The server asked to wait: trying again…</source>
        <translation>Сервер просил подождать: пробуем снова…</translation>
    </message>
    <message numerus="yes">
        <source>The server is in trouble: next try in %Ln second(s)</source>
        <translation>
            <numerusform>На сервере неполадки: следующая попытка через %Ln секунду</numerusform>
            <numerusform>На сервере неполадки: следующая попытка через %Ln секунды</numerusform>
            <numerusform>На сервере неполадки: следующая попытка через %Ln секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>The server was in trouble: trying again…</source>
        <translation>На сервере были неполадки: пробуем снова…</translation>
    </message>
    <message numerus="yes">
        <source>No Bot API server answers: next try in %Ln second(s)</source>
        <translation>
            <numerusform>Отвечает не сервер Bot API: следующая попытка через %Ln секунду</numerusform>
            <numerusform>Отвечает не сервер Bot API: следующая попытка через %Ln секунды</numerusform>
            <numerusform>Отвечает не сервер Bot API: следующая попытка через %Ln секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>No Bot API server answered: trying again…</source>
        <translation>Ответил не сервер Bot API: пробуем снова…</translation>
    </message>
    <message numerus="yes">
        <source>No connection: next try in %Ln second(s)</source>
        <translation>
            <numerusform>Нет связи: следующая попытка через %Ln секунду</numerusform>
            <numerusform>Нет связи: следующая попытка через %Ln секунды</numerusform>
            <numerusform>Нет связи: следующая попытка через %Ln секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection: trying again…</source>
        <translation>Нет связи: пробуем снова…</translation>
    </message>
    <message numerus="yes">
        <source>Sending goes on in %Ln second(s), as the server asked</source>
        <translation>
            <numerusform>Отправка продолжится через %Ln секунду, как просил сервер</numerusform>
            <numerusform>Отправка продолжится через %Ln секунды, как просил сервер</numerusform>
            <numerusform>Отправка продолжится через %Ln секунд, как просил сервер</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending waits for a connection: next try in %Ln second(s)</source>
        <translation>
            <numerusform>Отправка ждёт связи: следующая попытка через %Ln секунду</numerusform>
            <numerusform>Отправка ждёт связи: следующая попытка через %Ln секунды</numerusform>
            <numerusform>Отправка ждёт связи: следующая попытка через %Ln секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending waits for a new token</source>
        <translation>Отправка ждёт нового токена</translation>
    </message>
    <message numerus="yes">
        <source>Sending waits for the server: next try in %Ln second(s)</source>
        <translation>
            <numerusform>Отправка ждёт сервера: следующая попытка через %Ln секунду</numerusform>
            <numerusform>Отправка ждёт сервера: следующая попытка через %Ln секунды</numerusform>
            <numerusform>Отправка ждёт сервера: следующая попытка через %Ln секунд</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending waits until it can be written down: next try in %Ln second(s)</source>
        <translation>
            <numerusform>Отправка ждёт, пока её можно будет записать: следующая попытка через %Ln секунду</numerusform>
            <numerusform>Отправка ждёт, пока её можно будет записать: следующая попытка через %Ln секунды</numerusform>
            <numerusform>Отправка ждёт, пока её можно будет записать: следующая попытка через %Ln секунд</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::EvidenceView</name>
    <message>
        <source>Evidence</source>
        <translation>Подтверждения</translation>
    </message>
    <message>
        <source>The selected evidence</source>
        <translation>Выбранное подтверждение</translation>
    </message>
    <message>
        <source>Show the &amp;update</source>
        <translation>Показать &amp;обновление</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::ExportDialog</name>
    <message>
        <source>Export people</source>
        <translation>Экспорт людей</translation>
    </message>
    <message>
        <source>C&amp;SV, for spreadsheets</source>
        <translation>&amp;CSV, для таблиц</translation>
    </message>
    <message>
        <source>&amp;JSON lines, for programs</source>
        <translation>Строки &amp;JSON, для программ</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>Ход экспорта</translation>
    </message>
    <message>
        <source>S&amp;top the export</source>
        <translation>&amp;Остановить экспорт</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>&amp;Export to a file…</source>
        <translation>&amp;Экспорт в файл…</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>Строки JSON (*.jsonl)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are in “%1”.</source>
        <translation>
            <numerusform>В «%1» — %Ln человек.</numerusform>
            <numerusform>В «%1» — %Ln человека.</numerusform>
            <numerusform>В «%1» — %Ln человек.</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped the export. No file was written.</source>
        <translation>Экспорт остановлен. Файл не записан.</translation>
    </message>
    <message>
        <source>“%1” cannot be written. Check that the folder exists and that you may write to it, or choose another one.</source>
        <translation>Записать «%1» нельзя. Проверьте, что папка есть и вам разрешено в неё писать, или выберите другую.</translation>
    </message>
    <message>
        <source>The disk is full, so “%1” was not written. Free some space or choose another disk.</source>
        <translation>Диск заполнен, поэтому «%1» не записан. Освободите место или выберите другой диск.</translation>
    </message>
    <message numerus="yes">
        <source>Writes the %Ln people that the filter shows into a file, with their names, their dialog status and why the bot may write to them. Keep it where others cannot read it.</source>
        <translation>
            <numerusform>Записывает в файл %Ln человека, которого показывает фильтр: имена, статус диалога и почему боту можно писать. Храните файл там, где его не прочтут другие.</numerusform>
            <numerusform>Записывает в файл %Ln человек, которых показывает фильтр: имена, статус диалога и почему боту можно писать. Храните файл там, где его не прочтут другие.</numerusform>
            <numerusform>Записывает в файл %Ln человек, которых показывает фильтр: имена, статус диалога и почему боту можно писать. Храните файл там, где его не прочтут другие.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are written</source>
        <translation>
            <numerusform>Записан %Ln человек</numerusform>
            <numerusform>Записано %Ln человека</numerusform>
            <numerusform>Записано %Ln человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writes these %Ln people of the broadcast into a file for spreadsheets, with what became of it for each. Keep it where others cannot read it.</source>
        <translation>
            <numerusform>Записывает %Ln человека из рассылки в файл для таблиц, с исходом для каждого. Храните его там, где другие не прочитают.</numerusform>
            <numerusform>Записывает %Ln человека из рассылки в файл для таблиц, с исходом для каждого. Храните его там, где другие не прочитают.</numerusform>
            <numerusform>Записывает %Ln человек из рассылки в файл для таблиц, с исходом для каждого. Храните его там, где другие не прочитают.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::GreetingPreview</name>
    <message>
        <source>As seen b&amp;y:</source>
        <translation>Глазами &amp;кого:</translation>
    </message>
    <message>
        <source>Name, @username or id of somebody</source>
        <translation>Чьё-то имя, @юзернейм или id</translation>
    </message>
    <message>
        <source>As seen by</source>
        <translation>Глазами кого</translation>
    </message>
    <message>
        <source>&amp;Preview:</source>
        <translation>&amp;Предпросмотр:</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Предпросмотр</translation>
    </message>
    <message>
        <source>Preview for &amp;somebody without a name</source>
        <translation>Предпросмотр для &amp;человека без имени</translation>
    </message>
    <message>
        <source>Anna</source>
        <comment>an example of a person</comment>
        <translation>Анна</translation>
    </message>
    <message>
        <source>Brown</source>
        <comment>an example of a person</comment>
        <translation>Белова</translation>
    </message>
    <message>
        <source>The bot knows nobody with such a name, username or id.</source>
        <translation>Бот не знает никого с таким именем, юзернеймом или id.</translation>
    </message>
    <message>
        <source>This is how a made-up person reads it. Choose somebody to see what they get.</source>
        <translation>Так его прочитает вымышленный человек. Выберите кого-то, чтобы увидеть, что получит он.</translation>
    </message>
    <message>
        <source>There is no greeting yet.</source>
        <translation>Приветствия ещё нет.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::GreetingsDialog</name>
    <message>
        <source>Greetings</source>
        <translation>Приветствия</translation>
    </message>
    <message>
        <source>&amp;Languages:</source>
        <translation>&amp;Языки:</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Языки</translation>
    </message>
    <message>
        <source>Add a lan&amp;guage:</source>
        <translation>Новый я&amp;зык:</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Добавить</translation>
    </message>
    <message>
        <source>&amp;Remove the language</source>
        <translation>&amp;Удалить язык</translation>
    </message>
    <message>
        <source>Te&amp;xt of the greeting:</source>
        <translation>&amp;Текст приветствия:</translation>
    </message>
    <message>
        <source>Text of the greeting</source>
        <translation>Текст приветствия</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>От&amp;мена</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>Знаков: %1 из %2</translation>
    </message>
    <message>
        <source>This is not a language tag. Choose a language from the list, or type a tag such as pt-br.</source>
        <translation>Это не код языка. Выберите язык из списка или введите код, например pt-br.</translation>
    </message>
    <message>
        <source>Whoever comes by a link whose start payload has a greeting here gets that one, and everybody else the general one: in their own language, or in English where theirs is missing.</source>
        <translation>Кто пришёл по ссылке, для метки которой здесь есть приветствие, получит его, остальные – общее: на своём языке или на английском, если его нет.</translation>
    </message>
    <message>
        <source>Start payloa&amp;ds:</source>
        <translation>Метки сс&amp;ылок:</translation>
    </message>
    <message>
        <source>Start payloads</source>
        <translation>Метки ссылок</translation>
    </message>
    <message>
        <source>Add a payl&amp;oad:</source>
        <translation>Добавить м&amp;етку:</translation>
    </message>
    <message>
        <source>Add &amp;it</source>
        <translation>Добав&amp;ить</translation>
    </message>
    <message>
        <source>Re&amp;move the payload</source>
        <translation>Уда&amp;лить метку</translation>
    </message>
    <message>
        <source>Each of these stands for something about the person or the bot.
{first_name|friend} gives “friend” where there is no name.</source>
        <translation>Каждая подстановка заменяется сведениями о человеке или боте.
{first_name|друг} даёт «друг», где имени нет.</translation>
    </message>
    <message>
        <source>Greet &amp;everyone who presses Start</source>
        <translation>Приветствовать &amp;всех, кто нажимает «Старт»</translation>
    </message>
    <message>
        <source>Botdesk answers each /start by itself, once: pressing it again within a minute brings no second greeting. Who pressed it while Botdesk was closed is greeted when it opens again.</source>
        <translation>Botdesk сам отвечает на каждый /start один раз: повторное нажатие в течение минуты второго приветствия не даёт. Кто нажал, пока Botdesk был закрыт, получит приветствие, когда он откроется.</translation>
    </message>
    <message>
        <source>Save what you changed?</source>
        <translation>Сохранить изменения?</translation>
    </message>
    <message>
        <source>If you do not, the greetings stay as they were.</source>
        <translation>Если нет, приветствия останутся прежними.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Не сохранять</translation>
    </message>
    <message>
        <source>&amp;Continue editing</source>
        <translation>Пр&amp;одолжить правку</translation>
    </message>
    <message>
        <source>A start payload has 1 to 64 letters (A–Z, a–z), digits, “_” and “-”.</source>
        <translation>Метка – от 1 до 64 латинских букв, цифр, «_» и «-».</translation>
    </message>
    <message>
        <source>General greeting</source>
        <translation>Общее приветствие</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Подсчёт…</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::ImportDialog</name>
    <message>
        <source>Import people</source>
        <translation>Импорт людей</translation>
    </message>
    <message>
        <source>How far the import is</source>
        <translation>Ход импорта</translation>
    </message>
    <message>
        <source>&amp;Rows that name nobody:</source>
        <translation>&amp;Строки, которые никого не называют:</translation>
    </message>
    <message>
        <source>Rows that name nobody</source>
        <translation>Строки, которые никого не называют</translation>
    </message>
    <message>
        <source>&amp;Stop the import</source>
        <translation>&amp;Остановить импорт</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>&amp;Probe everyone unverified…</source>
        <translation>&amp;Проверить всех непроверенных…</translation>
    </message>
    <message>
        <source>The import is complete. Who is new is unverified: the bot may write to them only after a probe has shown that it may.</source>
        <translation>Импорт завершён. Новые люди не проверены: писать им можно только после того, как проверка это покажет.</translation>
    </message>
    <message>
        <source>The import is complete. Nobody in this file is new.</source>
        <translation>Импорт завершён. Новых людей в этом файле нет.</translation>
    </message>
    <message>
        <source>You stopped the import. Who is imported stays; importing the file again completes it.</source>
        <translation>Импорт остановлен. Кто импортирован, остаётся; повторный импорт файла завершит дело.</translation>
    </message>
    <message>
        <source>The file cannot be opened. Check that it is still there and that you may read it.</source>
        <translation>Файл не открывается. Проверьте, что он на месте и вам разрешено его читать.</translation>
    </message>
    <message>
        <source>The file could not be read to its end. Who is imported stays; importing the file again completes it.</source>
        <translation>Файл не удалось прочесть до конца. Кто импортирован, остаётся; повторный импорт файла завершит дело.</translation>
    </message>
    <message>
        <source>This is not a text file. In a spreadsheet, save the table as CSV first.</source>
        <translation>Это не текстовый файл. Сначала сохраните таблицу в формате CSV.</translation>
    </message>
    <message>
        <source>This file is not in UTF-8. Open it in an editor or a spreadsheet and save it as UTF-8.</source>
        <translation>Этот файл не в UTF-8. Откройте его в редакторе или таблице и сохраните в UTF-8.</translation>
    </message>
    <message>
        <source>There is nothing in this file.</source>
        <translation>В этом файле ничего нет.</translation>
    </message>
    <message>
        <source>No column of this file has ids in it. Telegram&apos;s ids are numbers; a username alone names nobody.</source>
        <translation>Ни в одном столбце этого файла нет id. Id в Telegram — числа; одно юзернейм никого не называет.</translation>
    </message>
    <message>
        <source>Importing people from “%1”…</source>
        <translation>Импорт людей из «%1»…</translation>
    </message>
    <message>
        <source>People from “%1”</source>
        <translation>Люди из «%1»</translation>
    </message>
    <message numerus="yes">
        <source>%Ln further row(s) name nobody and are not listed.</source>
        <translation>
            <numerusform>Ещё %Ln строка никого не называет и не показана.</numerusform>
            <numerusform>Ещё %Ln строки никого не называют и не показаны.</numerusform>
            <numerusform>Ещё %Ln строк никого не называют и не показаны.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are new</source>
        <translation>
            <numerusform>Новый: %Ln человек</numerusform>
            <numerusform>Новые: %Ln человека</numerusform>
            <numerusform>Новые: %Ln человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) name people who are known</source>
        <translation>
            <numerusform>Известен уже: %Ln строка</numerusform>
            <numerusform>Известны уже: %Ln строки</numerusform>
            <numerusform>Известны уже: %Ln строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) name nobody</source>
        <translation>
            <numerusform>Никого не называет: %Ln строка</numerusform>
            <numerusform>Никого не называют: %Ln строки</numerusform>
            <numerusform>Никого не называют: %Ln строк</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk is full, so the import stopped. Who is imported stays; free some space, and importing the file again completes it.</source>
        <translation>Диск заполнен, поэтому импорт остановлен. Кто импортирован, остаётся; освободите место, и повторный импорт файла завершит дело.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::JobsPage</name>
    <message>
        <source>Probes of many people go on in the background, within the limits.</source>
        <translation>Проверки многих людей идут в фоне, в пределах ограничений.</translation>
    </message>
    <message>
        <source>Probe &amp;everyone…</source>
        <translation>Проверить &amp;всех…</translation>
    </message>
    <message>
        <source>Probes</source>
        <translation>Проверки</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Приостановить</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>В&amp;озобновить</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>О&amp;тменить…</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Что получилось</translation>
    </message>
    <message>
        <source>No probe of many yet.

A probe shows “typing…” for a moment and learns from the answer whether the bot may write. Select people on the page of people and press “Probe”, or probe everyone.</source>
        <translation>Многих ещё не проверяли.

Проверка на миг показывает «печатает…» и по ответу узнаёт, можно ли боту писать. Выберите людей на странице «Люди» и нажмите «Проверить» или проверьте всех.</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>Ничего не изменилось.</translation>
    </message>
    <message>
        <source>Nothing has changed so far.</source>
        <translation>Пока ничего не изменилось.</translation>
    </message>
    <message>
        <source>• %1</source>
        <comment>one line of a list</comment>
        <translation>• %1</translation>
    </message>
    <message>
        <source>Left out:
%1</source>
        <translation>Кроме них:
%1</translation>
    </message>
    <message>
        <source>Cancel the probe</source>
        <translation>Отмена проверки</translation>
    </message>
    <message>
        <source>Cancel this probe for good?</source>
        <translation>Отменить эту проверку насовсем?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have not been probed yet, and will not be. What was learnt about the others stays.</source>
        <translation>
            <numerusform>%Ln человек ещё не проверен и не будет. Что узнали об остальных, останется.</numerusform>
            <numerusform>%Ln человека ещё не проверены и не будут. Что узнали об остальных, останется.</numerusform>
            <numerusform>%Ln человек ещё не проверены и не будут. Что узнали об остальных, останется.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжать</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::JoinRequestPanel</name>
    <message>
        <source>Show the &amp;person</source>
        <translation>Показать &amp;человека</translation>
    </message>
    <message>
        <source>Write to this person. Ctrl+Enter sends it and approves.</source>
        <translation>Напишите этому человеку. Ctrl+Enter — отправить и принять.</translation>
    </message>
    <message>
        <source>Message to the person who asks to join</source>
        <translation>Сообщение тому, кто подал заявку</translation>
    </message>
    <message>
        <source>Insert the &amp;greeting</source>
        <translation>Вставить при&amp;ветствие</translation>
    </message>
    <message>
        <source>&amp;Write and approve</source>
        <translation>&amp;Написать и принять</translation>
    </message>
    <message>
        <source>Wri&amp;te only</source>
        <translation>&amp;Только написать</translation>
    </message>
    <message>
        <source>&amp;Approve</source>
        <translation>П&amp;ринять</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Отклонить</translation>
    </message>
    <message>
        <source>Asked to join “%1”: %2</source>
        <comment>chat and moment</comment>
        <translation>Заявка в «%1»: %2</translation>
    </message>
    <message>
        <source>About themself: %1</source>
        <comment>what a person&apos;s profile says</comment>
        <translation>О себе: %1</translation>
    </message>
    <message>
        <source>No username · id %1 · %2</source>
        <comment>id and language</comment>
        <translation>Без юзернейма · id %1 · %2</translation>
    </message>
    <message>
        <source>@%1 · id %2 · %3</source>
        <comment>username, id and language</comment>
        <translation>@%1 · id %2 · %3</translation>
    </message>
    <message>
        <source>This request does not wait any more.</source>
        <translation>Эта заявка больше не ждёт.</translation>
    </message>
    <message>
        <source>Your answer is on its way.</source>
        <translation>Ваш ответ уже отправляется.</translation>
    </message>
    <message>
        <source>The five minutes to write to this person are over.</source>
        <translation>Пять минут, чтобы написать этому человеку, истекли.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Сначала напишите что-нибудь.</translation>
    </message>
    <message numerus="yes">
        <source>Telegram takes %n characters at most.</source>
        <translation>
            <numerusform>Telegram принимает не больше %n символа.</numerusform>
            <numerusform>Telegram принимает не больше %n символов.</numerusform>
            <numerusform>Telegram принимает не больше %n символов.</numerusform>
        </translation>
    </message>
    <message>
        <source>This bot has no greeting yet.</source>
        <translation>У этого бота ещё нет приветствия.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>length of a message</comment>
        <translation>%1 из %2</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::JoinRequestsPage</name>
    <message>
        <source>Re&amp;quests:</source>
        <translation>&amp;Заявки:</translation>
    </message>
    <message>
        <source>Requests to join</source>
        <translation>Заявки на вступление</translation>
    </message>
    <message>
        <source>Show the &amp;processed ones too</source>
        <translation>Показывать и &amp;обработанные</translation>
    </message>
    <message>
        <source>Select a request to see who asks, and to answer.</source>
        <translation>Выберите заявку, чтобы увидеть, кто её подал, и ответить.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждут</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message numerus="yes">
        <source>%n requests selected</source>
        <translation>
            <numerusform>Выбрана %n заявка</numerusform>
            <numerusform>Выбраны %n заявки</numerusform>
            <numerusform>Выбрано %n заявок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them wait for an answer. To write to somebody, select their request alone.</source>
        <translation>
            <numerusform>Из них ждёт ответа %n. Чтобы написать человеку, выберите одну его заявку.</numerusform>
            <numerusform>Из них ждут ответа %n. Чтобы написать человеку, выберите одну его заявку.</numerusform>
            <numerusform>Из них ждут ответа %n. Чтобы написать человеку, выберите одну его заявку.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Approve %n requests…</source>
        <translation>
            <numerusform>П&amp;ринять %n заявку…</numerusform>
            <numerusform>П&amp;ринять %n заявки…</numerusform>
            <numerusform>П&amp;ринять %n заявок…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Decline %n requests…</source>
        <translation>
            <numerusform>О&amp;тклонить %n заявку…</numerusform>
            <numerusform>О&amp;тклонить %n заявки…</numerusform>
            <numerusform>О&amp;тклонить %n заявок…</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these requests waits for an answer.</source>
        <translation>Ни одна из этих заявок не ждёт ответа.</translation>
    </message>
    <message>
        <source>Nobody waits. Whoever asks to join a group or a channel that @%1 helps to run appears here.</source>
        <translation>Никто не ждёт. Здесь появится тот, кто подаст заявку в группу или канал, где @%1 — администратор.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Подсчёт…</translation>
    </message>
    <message numerus="yes">
        <source>%n requests wait; the last %1 are shown</source>
        <translation>
            <numerusform>Ждёт %n заявка; показаны последние %1</numerusform>
            <numerusform>Ждут %n заявки; показаны последние %1</numerusform>
            <numerusform>Ждут %n заявок; показаны последние %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests wait</source>
        <translation>
            <numerusform>Ждёт %n заявка</numerusform>
            <numerusform>Ждут %n заявки</numerusform>
            <numerusform>Ждут %n заявок</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Отклонить</translation>
    </message>
    <message numerus="yes">
        <source>Let %n people in?</source>
        <translation>
            <numerusform>Принять %n человека?</numerusform>
            <numerusform>Принять %n человек?</numerusform>
            <numerusform>Принять %n человек?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decline %n requests?</source>
        <translation>
            <numerusform>Отклонить %n заявку?</numerusform>
            <numerusform>Отклонить %n заявки?</numerusform>
            <numerusform>Отклонить %n заявок?</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written to them.</source>
        <translation>Им ничего не напишут.</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n requests</source>
        <translation>
            <numerusform>Принять %n заявку</numerusform>
            <numerusform>Принять %n заявки</numerusform>
            <numerusform>Принять %n заявок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decline %n requests</source>
        <translation>
            <numerusform>Отклонить %n заявку</numerusform>
            <numerusform>Отклонить %n заявки</numerusform>
            <numerusform>Отклонить %n заявок</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::LimitsDialog</name>
    <message>
        <source>Limits of sending</source>
        <translation>Ограничения отправки</translation>
    </message>
    <message>
        <source>Telegram lets a bot send about 30 messages a second in all, and one a second to one person. Whoever is faster is told to wait, and then nothing leaves for that long. Higher numbers are for a server of your own, or for bots that Telegram allows more.</source>
        <translation>Telegram позволяет боту отправлять около 30 сообщений в секунду всего и одно в секунду одному человеку. Кто спешит, тому велят ждать, и всё это время ничего не уходит. Большие числа – для собственного сервера или для ботов, которым Telegram разрешил больше.</translation>
    </message>
    <message>
        <source>&amp;Messages a second in all:</source>
        <translation>&amp;Сообщений в секунду всего:</translation>
    </message>
    <message>
        <source>Seconds &amp;between two to one person:</source>
        <translation>С&amp;екунд между сообщениями:</translation>
    </message>
    <message>
        <source>As Telegram &amp;advises</source>
        <translation>&amp;Как советует Telegram</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>От&amp;мена</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Со&amp;хранить</translation>
    </message>
    <message>
        <source>This is faster than Telegram advises. Expect waits, unless the server is your own or Telegram allows this bot more.</source>
        <translation>Это быстрее, чем советует Telegram. Будут ожидания, если сервер не ваш и Telegram не разрешил этому боту больше.</translation>
    </message>
    <message>
        <source>This is slower than Telegram allows.</source>
        <translation>Это медленнее, чем разрешает Telegram.</translation>
    </message>
    <message>
        <source>This is what Telegram advises.</source>
        <translation>Так советует Telegram.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::LoginDialog</name>
    <message>
        <source>Check a login</source>
        <translation>Проверка входа</translation>
    </message>
    <message>
        <source>Someone logged in on a site with this bot&apos;s Login Widget. Paste the link that the site was called with, or the fields that it got.</source>
        <translation>Кто-то вошёл на сайт через Login Widget этого бота. Вставьте ссылку, с которой открылся сайт, или поля, которые он получил.</translation>
    </message>
    <message>
        <source>&amp;Link or fields:</source>
        <translation>&amp;Ссылка или поля:</translation>
    </message>
    <message>
        <source>Who it names</source>
        <translation>Кого они называют</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>&amp;Show the person</source>
        <translation>&amp;Показать человека</translation>
    </message>
    <message>
        <source>C&amp;heck</source>
        <translation>Пр&amp;оверить</translation>
    </message>
    <message>
        <source>Valid: Telegram signed this for this bot.</source>
        <translation>Верно: Telegram подписал это для этого бота.</translation>
    </message>
    <message>
        <source>This is not what the Login Widget sends. Paste the whole link that the site was called with, or the fields with their names.</source>
        <translation>Login Widget такого не присылает. Вставьте всю ссылку, с которой открылся сайт, или поля с их названиями.</translation>
    </message>
    <message>
        <source>Not valid: the field “hash” is missing, which holds the signature.</source>
        <translation>Неверно: нет поля «hash» с подписью.</translation>
    </message>
    <message>
        <source>Not valid: the field “hash” is not a signature. One has 64 hexadecimal digits; perhaps only a part was copied.</source>
        <translation>Неверно: в поле «hash» не подпись. В ней 64 шестнадцатеричные цифры; возможно, скопирована только часть.</translation>
    </message>
    <message>
        <source>Not valid: the field “id” is missing.</source>
        <translation>Неверно: нет поля «id».</translation>
    </message>
    <message>
        <source>Not valid: the field “auth_date” is missing, or it is not a moment.</source>
        <translation>Неверно: нет поля «auth_date», или в нём не время.</translation>
    </message>
    <message>
        <source>Not valid: the signature does not fit. Something was changed, left out or added, or the site&apos;s Login Widget belongs to another bot.</source>
        <translation>Неверно: подпись не подходит. Что-то изменено, пропущено или добавлено, либо Login Widget сайта принадлежит другому боту.</translation>
    </message>
    <message>
        <source>The signature fits, but no person has such an id. Nothing was changed.</source>
        <translation>Подпись подходит, но такого id не бывает. Ничего не изменено.</translation>
    </message>
    <message>
        <source>It is dated %1, which is in the future. Check the clock of this computer.</source>
        <translation>Дата — %1, это в будущем. Проверьте часы компьютера.</translation>
    </message>
    <message>
        <source>It is dated %1, less than a minute ago.</source>
        <translation>Дата — %1, меньше минуты назад.</translation>
    </message>
    <message numerus="yes">
        <source>It is dated %1, %Ln minute(s) ago.</source>
        <translation>
            <numerusform>Дата — %1, %Ln минуту назад.</numerusform>
            <numerusform>Дата — %1, %Ln минуты назад.</numerusform>
            <numerusform>Дата — %1, %Ln минут назад.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is dated %1, %Ln hour(s) ago.</source>
        <translation>
            <numerusform>Дата — %1, %Ln час назад.</numerusform>
            <numerusform>Дата — %1, %Ln часа назад.</numerusform>
            <numerusform>Дата — %1, %Ln часов назад.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is dated %1, %Ln day(s) ago. A site should refuse what is older than a day: others may have found it meanwhile.</source>
        <translation>
            <numerusform>Дата — %1, %Ln день назад. Сайту следует отвергать то, что старше суток: данные могли найти другие.</numerusform>
            <numerusform>Дата — %1, %Ln дня назад. Сайту следует отвергать то, что старше суток: данные могли найти другие.</numerusform>
            <numerusform>Дата — %1, %Ln дней назад. Сайту следует отвергать то, что старше суток: данные могли найти другие.</numerusform>
        </translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>@%1, id %2</source>
        <comment>username and id</comment>
        <translation>@%1, id %2</translation>
    </message>
    <message>
        <source>The bot had met this person before. The login is noted in their evidence and changes nothing about whether the bot may write.</source>
        <translation>Бот уже встречал этого человека. Вход отмечен в подтверждениях и не меняет того, можно ли писать.</translation>
    </message>
    <message>
        <source>The bot has met this person now, and the login is noted in their evidence. It does not show that the bot may write: only the service message that comes with a permission does, or a probe.</source>
        <translation>Теперь бот встретил этого человека, вход отмечен в подтверждениях. Можно ли писать, он не показывает: это видно только по служебному сообщению с разрешением или по проверке.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::MainWindow</name>
    <message>
        <source>&amp;Bot</source>
        <translation>&amp;Бот</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Оформление</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Connect or switch bot…</source>
        <translation>&amp;Подключить или сменить бота…</translation>
    </message>
    <message>
        <source>&amp;Greetings…</source>
        <translation>П&amp;риветствия…</translation>
    </message>
    <message>
        <source>&amp;Take over polling…</source>
        <translation>&amp;Забрать обновления себе…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыход</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Найти</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Как на &amp;рабочем столе</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Светлое</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Тёмное</translation>
    </message>
    <message>
        <source>&amp;About Botdesk</source>
        <translation>&amp;О программе Botdesk</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>О &amp;Qt</translation>
    </message>
    <message>
        <source>What the bot needs from you</source>
        <translation>Что нужно боту от вас</translation>
    </message>
    <message>
        <source>Take over polling</source>
        <translation>Забрать обновления себе</translation>
    </message>
    <message>
        <source>Delete the webhook of @%1 and let Botdesk receive its updates?</source>
        <translation>Удалить вебхук @%1, чтобы обновления получал Botdesk?</translation>
    </message>
    <message>
        <source>The program behind the webhook&apos;s address receives nothing from then on. Updates that wait on the server are kept, and Botdesk receives them.</source>
        <translation>Программа по адресу вебхука после этого не получит ничего. Обновления, которые ждут на сервере, сохранятся, и Botdesk их получит.</translation>
    </message>
    <message>
        <source>&amp;Delete the webhook</source>
        <translation>&amp;Удалить вебхук</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>От&amp;мена</translation>
    </message>
    <message>
        <source>About Botdesk</source>
        <translation>О программе Botdesk</translation>
    </message>
    <message>
        <source>Botdesk %1</source>
        <translation>Botdesk %1</translation>
    </message>
    <message>
        <source>A desk for people who run a Telegram bot: see everyone whom the bot has met, know to whom it may write and why, and greet, probe and message them.

Botdesk is not made by Telegram.</source>
        <translation>Рабочее место для тех, кто ведёт бота в Telegram: видеть всех, кого бот встречал, знать, кому он может писать и почему, приветствовать и проверять людей и писать им.

Botdesk сделан не в Telegram.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>Peopl&amp;e</source>
        <translation>&amp;Люди</translation>
    </message>
    <message>
        <source>&amp;Import people…</source>
        <translation>&amp;Импорт людей…</translation>
    </message>
    <message>
        <source>&amp;Export whom the filter shows…</source>
        <translation>&amp;Экспорт тех, кого показывает фильтр…</translation>
    </message>
    <message>
        <source>&amp;Probe whom the filter shows…</source>
        <translation>&amp;Проверить тех, кого показывает фильтр…</translation>
    </message>
    <message>
        <source>&amp;Check a login…</source>
        <translation>Проверить в&amp;ход…</translation>
    </message>
    <message>
        <source>New &amp;broadcast to whom the filter shows…</source>
        <translation>Новая &amp;рассылка тем, кого показывает фильтр…</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::MediaWords</name>
    <message>
        <source>The file is not there any more.</source>
        <translation>Файла больше нет.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>Это не файл.</translation>
    </message>
    <message>
        <source>The file may not be read.</source>
        <translation>Файл нельзя прочитать: нет прав.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Файл пуст.</translation>
    </message>
    <message>
        <source>The file is no photo. Choose a JPEG, PNG or WebP picture, or send it as a document.</source>
        <translation>Это не фотография. Выберите картинку JPEG, PNG или WebP или отправьте файл документом.</translation>
    </message>
    <message>
        <source>The photo is too large: Telegram takes %1 at most. Send it as a document.</source>
        <translation>Фото слишком большое: Telegram принимает не больше %1. Отправьте его документом.</translation>
    </message>
    <message>
        <source>The file is too large: Telegram takes %1 at most.</source>
        <translation>Файл слишком большой: Telegram принимает не больше %1.</translation>
    </message>
    <message>
        <source>Nothing stands on it.</source>
        <translation>На ней нет надписи.</translation>
    </message>
    <message>
        <source>Its link is none: it begins with https://, http:// or tg://.</source>
        <translation>Это не ссылка: она начинается с https://, http:// или tg://.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::MomentDialog</name>
    <message>
        <source>Change the time</source>
        <translation>Изменение времени</translation>
    </message>
    <message>
        <source>It &amp;begins:</source>
        <translation>&amp;Начало:</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>От&amp;мена</translation>
    </message>
    <message>
        <source>C&amp;hange the time</source>
        <translation>&amp;Изменить время</translation>
    </message>
    <message>
        <source>Your time, %1</source>
        <comment>a time zone&apos;s offset from UTC</comment>
        <translation>Ваше время, %1</translation>
    </message>
    <message>
        <source>This moment has passed.</source>
        <translation>Это время уже прошло.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::OpeningPage</name>
    <message>
        <source>&amp;Choose another bot</source>
        <translation>Выбрать &amp;другого бота</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Попробовать снова</translation>
    </message>
    <message>
        <source>The data of @%1 cannot be opened</source>
        <translation>Данные @%1 не открываются</translation>
    </message>
    <message>
        <source>Starting the demo…</source>
        <translation>Запускаем демо…</translation>
    </message>
    <message>
        <source>Fetching the token of @%1…</source>
        <translation>Достаём токен @%1…</translation>
    </message>
    <message>
        <source>Opening the data of @%1…</source>
        <translation>Открываем данные @%1…</translation>
    </message>
    <message>
        <source>Deriving everything about @%1 again from the raw updates that are kept…</source>
        <translation>Всё о @%1 строится заново по сохранённым обновлениям…</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::OutboxListView</name>
    <message>
        <source>Nothing of this kind waits.</source>
        <translation>Такого рода ничего не ждёт.</translation>
    </message>
    <message>
        <source>Nothing waits: all that was to be sent has left.</source>
        <translation>Ничего не ждёт: всё, что нужно было отправить, ушло.</translation>
    </message>
    <message>
        <source>Of everything that was sent it is known what became of it.</source>
        <translation>Обо всём отправленном известно, что с ним стало.</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Ещё ничего не отправлено.</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Что ждёт</translation>
    </message>
    <message>
        <source>Unknown outcomes</source>
        <translation>Неизвестные исходы</translation>
    </message>
    <message>
        <source>What ended lately</source>
        <translation>Что закончилось недавно</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::OutboxPage</name>
    <message>
        <source>Li&amp;mits…</source>
        <translation>О&amp;граничения…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждут</translation>
    </message>
    <message>
        <source>Sh&amp;ow:</source>
        <translation>По&amp;казать:</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>О&amp;тозвать</translation>
    </message>
    <message>
        <source>Take back a&amp;ll…</source>
        <translation>Отозвать &amp;всё…</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>The connection broke, or Botdesk ended, after these had left and before the server answered. Nobody can tell whether they arrived, and Telegram cannot be asked. Nothing of it is sent again by itself: leave it as it is, or send it again and accept that somebody may get it twice.</source>
        <translation>Связь прервалась или Botdesk завершился, когда это уже ушло, а сервер ещё не ответил. Дошло ли оно, узнать нельзя, и у Telegram не спросишь. Само ничего из этого снова не отправится: оставьте как есть или отправьте снова, зная, что кто-то может получить дважды.</translation>
    </message>
    <message>
        <source>&amp;Leave as it is</source>
        <translation>Оставить как &amp;есть</translation>
    </message>
    <message>
        <source>Send &amp;again</source>
        <translation>Отправить &amp;снова</translation>
    </message>
    <message>
        <source>Leave all a&amp;s they are…</source>
        <translation>Ост&amp;авить всё как есть…</translation>
    </message>
    <message>
        <source>Se&amp;nd all again…</source>
        <translation>Отправить всё с&amp;нова…</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Закончено</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Исходящие</translation>
    </message>
    <message>
        <source>Outbox (%1)</source>
        <comment>how many wait</comment>
        <translation>Исходящие (%1)</translation>
    </message>
    <message>
        <source>Outbox (unknown: %1)</source>
        <comment>how many outcomes</comment>
        <translation>Исходящие (неизвестно: %1)</translation>
    </message>
    <message>
        <source>Outbox (%1, unknown: %2)</source>
        <comment>how many wait, how many outcomes</comment>
        <translation>Исходящие (%1, неизвестно: %2)</translation>
    </message>
    <message>
        <source>Waiting (%1)</source>
        <comment>how many</comment>
        <translation>Ждут (%1)</translation>
    </message>
    <message>
        <source>Unknown (%1)</source>
        <comment>how many</comment>
        <translation>Неизвестно (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) wait; the first %1 can be shown</source>
        <translation>
            <numerusform>Ждёт %Ln; показать можно первые %1</numerusform>
            <numerusform>Ждут %Ln; показать можно первые %1</numerusform>
            <numerusform>Ждут %Ln; показать можно первые %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) wait</source>
        <translation>
            <numerusform>Ждёт %Ln</numerusform>
            <numerusform>Ждут %Ln</numerusform>
            <numerusform>Ждут %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Select what is to be taken back.</source>
        <translation>Выберите, что отозвать.</translation>
    </message>
    <message>
        <source>What is on its way cannot be taken back.</source>
        <translation>То, что в пути, отозвать нельзя.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln outcome(s) unknown</source>
        <translation>
            <numerusform>Неизвестен %Ln исход</numerusform>
            <numerusform>Неизвестны %Ln исхода</numerusform>
            <numerusform>Неизвестны %Ln исходов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%n probe(s) are less than a minute old and cannot be repeated yet.</source>
        <translation>
            <numerusform>%n проверке меньше минуты, повторить её ещё нельзя.</numerusform>
            <numerusform>%n проверкам меньше минуты, повторить их ещё нельзя.</numerusform>
            <numerusform>%n проверкам меньше минуты, повторить их ещё нельзя.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %Ln are shown</source>
        <translation>
            <numerusform>Показан последний %Ln</numerusform>
            <numerusform>Показаны последние %Ln</numerusform>
            <numerusform>Показаны последние %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) ended</source>
        <translation>
            <numerusform>Закончено: %Ln</numerusform>
            <numerusform>Закончено: %Ln</numerusform>
            <numerusform>Закончено: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message numerus="yes">
        <source>Take back %Ln item(s) that wait?</source>
        <translation>
            <numerusform>Отозвать %Ln ожидающее?</numerusform>
            <numerusform>Отозвать %Ln ожидающих?</numerusform>
            <numerusform>Отозвать %Ln ожидающих?</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop what fills the outbox?</source>
        <translation>Остановить то, что наполняет исходящие?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message numerus="yes">
        <source>%Ln probe(s) or broadcast(s) would put the next ones in their place, so they are paused. They go on when you resume them.</source>
        <translation>
            <numerusform>%Ln проверка или рассылка поставила бы на их место следующие, поэтому она встанет на паузу. Пойдёт дальше, когда вы её продолжите.</numerusform>
            <numerusform>%Ln проверки или рассылки поставили бы на их место следующие, поэтому они встанут на паузу. Пойдут дальше, когда вы их продолжите.</numerusform>
            <numerusform>%Ln проверок или рассылок поставили бы на их место следующие, поэтому они встанут на паузу. Пойдут дальше, когда вы их продолжите.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel them for good instead</source>
        <translation>Вместо этого отменить их насовсем</translation>
    </message>
    <message>
        <source>What is on its way already is not stopped.</source>
        <translation>То, что уже в пути, не остановить.</translation>
    </message>
    <message numerus="yes">
        <source>Take back %Ln</source>
        <comment>verb of a button</comment>
        <translation>
            <numerusform>Отозвать %Ln</numerusform>
            <numerusform>Отозвать %Ln</numerusform>
            <numerusform>Отозвать %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel for good</source>
        <translation>Отменить насовсем</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Unknown outcomes</source>
        <translation>Неизвестные исходы</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln item(s) again?</source>
        <translation>
            <numerusform>Отправить %Ln снова?</numerusform>
            <numerusform>Отправить %Ln снова?</numerusform>
            <numerusform>Отправить %Ln снова?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln outcome(s) unknown?</source>
        <translation>
            <numerusform>Оставить %Ln исход неизвестным?</numerusform>
            <numerusform>Оставить %Ln исхода неизвестными?</numerusform>
            <numerusform>Оставить %Ln исходов неизвестными?</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever got theirs already gets it twice. Whether the bot may still write to each of them is looked at again.</source>
        <translation>Кто уже получил, получит дважды. Может ли бот ещё писать каждому из них, будет проверено снова.</translation>
    </message>
    <message>
        <source>Nothing is sent. They are not listed here any more, and stay unknown in the conversations.</source>
        <translation>Ничего не отправится. Здесь их больше не будет, а в переписке они останутся неизвестными.</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln again</source>
        <comment>verb of a button</comment>
        <translation>
            <numerusform>Отправить %Ln снова</numerusform>
            <numerusform>Отправить %Ln снова</numerusform>
            <numerusform>Отправить %Ln снова</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln</source>
        <comment>verb of a button</comment>
        <translation>
            <numerusform>Оставить %Ln</numerusform>
            <numerusform>Оставить %Ln</numerusform>
            <numerusform>Оставить %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::PeoplePage</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>&amp;Dialog:</source>
        <translation>&amp;Диалог:</translation>
    </message>
    <message>
        <source>Lan&amp;guage:</source>
        <translation>&amp;Язык:</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>По&amp;казать</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Show ever&amp;yone</source>
        <translation>Показать все&amp;х</translation>
    </message>
    <message>
        <source>Select somebody to see whether the bot may write to them, and why.</source>
        <translation>Выберите человека, чтобы увидеть, может ли бот ему писать и почему.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>Неизвестен</translation>
    </message>
    <message>
        <source>Nobody is like that.</source>
        <translation>Никого не найдено.</translation>
    </message>
    <message>
        <source>Nobody yet. Whoever writes to @%1 appears here.</source>
        <translation>Пока никого. Здесь появится каждый, кто напишет @%1.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Подсчёт…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people found</source>
        <translation>
            <numerusform>Найден %Ln человек</numerusform>
            <numerusform>Найдено %Ln человека</numerusform>
            <numerusform>Найдено %Ln человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln человек</numerusform>
            <numerusform>%Ln человека</numerusform>
            <numerusform>%Ln человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new people</source>
        <translation>
            <numerusform>%Ln новый человек</numerusform>
            <numerusform>%Ln новых человека</numerusform>
            <numerusform>%Ln новых человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Search names, usernames and ids, former ones too</source>
        <translation>Поиск по именам, юзернеймам и id, в том числе прежним</translation>
    </message>
    <message>
        <source>Grou&amp;nd:</source>
        <translation>Основан&amp;ие:</translation>
    </message>
    <message>
        <source>Pr&amp;obe everyone here…</source>
        <translation>Проверить всех &amp;здесь…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::PersonDialog</name>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Поиск:</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>От&amp;мена</translation>
    </message>
    <message>
        <source>C&amp;hoose</source>
        <translation>&amp;Выбрать</translation>
    </message>
    <message>
        <source>%1 (@%2)</source>
        <comment>a person&apos;s name and username</comment>
        <translation>%1 (@%2)</translation>
    </message>
    <message>
        <source>Nobody has an open dialog with the bot yet. Press Start in your own chat with it, and you appear here.</source>
        <translation>Ни у кого ещё нет открытого диалога с ботом. Нажмите «Старт» в своём чате с ним, и вы появитесь здесь.</translation>
    </message>
    <message>
        <source>Nobody with an open dialog is like that.</source>
        <translation>Среди людей с открытым диалогом таких нет.</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>Кто вы</translation>
    </message>
    <message>
        <source>Preview as</source>
        <translation>Глазами кого</translation>
    </message>
    <message>
        <source>Choose yourself among the people of this bot. Tests are sent to you from now on. If you are not here, press Start in your own chat with the bot.</source>
        <translation>Выберите себя среди людей этого бота. С этого времени пробы приходят вам. Если вас здесь нет, нажмите «Старт» в своём чате с ботом.</translation>
    </message>
    <message>
        <source>Choose whose eyes to see the message with.</source>
        <translation>Выберите, чьими глазами увидеть сообщение.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::PersonPanel</name>
    <message>
        <source>G&amp;reet</source>
        <translation>Приветс&amp;твовать</translation>
    </message>
    <message>
        <source>&amp;Probe</source>
        <translation>Прове&amp;рить</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Написать</translation>
    </message>
    <message>
        <source>&amp;Conversation</source>
        <translation>&amp;Переписка</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Переписка</translation>
    </message>
    <message>
        <source>Write a message. Ctrl+Enter sends it.</source>
        <translation>Напишите сообщение. Ctrl+Enter — отправить.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Отправить</translation>
    </message>
    <message>
        <source>&amp;Evidence</source>
        <translation>Подтвер&amp;ждения</translation>
    </message>
    <message>
        <source>No username · id %1 · %2</source>
        <comment>id and language</comment>
        <translation>Без юзернейма · id %1 · %2</translation>
    </message>
    <message>
        <source>@%1 · id %2 · %3</source>
        <comment>username, id and language</comment>
        <translation>@%1 · id %2 · %3</translation>
    </message>
    <message>
        <source>%1 (@%2)</source>
        <comment>name and username</comment>
        <translation>%1 (@%2)</translation>
    </message>
    <message>
        <source>Formerly: %1</source>
        <translation>Прежние имена: %1</translation>
    </message>
    <message>
        <source>Probed less than a minute ago. Telegram does not like it more often.</source>
        <translation>Проверка была меньше минуты назад. Чаще Telegram не разрешает.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>length of a message</comment>
        <translation>%1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>Telegram takes %n characters at most.</source>
        <translation>
            <numerusform>Telegram принимает не больше %n символа.</numerusform>
            <numerusform>Telegram принимает не больше %n символов.</numerusform>
            <numerusform>Telegram принимает не больше %n символов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Копировать текст</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>И&amp;мена</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Имена</translation>
    </message>
    <message>
        <source>Send &amp;again</source>
        <translation>Отправить &amp;снова</translation>
    </message>
    <message>
        <source>&amp;Leave as it is</source>
        <translation>Оставить как &amp;есть</translation>
    </message>
    <message numerus="yes">
        <source>Nobody can tell whether %n message(s) arrived.</source>
        <translation>
            <numerusform>Неизвестно, дошло ли %n сообщение.</numerusform>
            <numerusform>Неизвестно, дошли ли %n сообщения.</numerusform>
            <numerusform>Неизвестно, дошли ли %n сообщений.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Отправить снова</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Оставить как есть</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::ProbeDialog</name>
    <message>
        <source>Probe</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Each of them sees “typing…” for a moment, and the server&apos;s answer tells whether the bot may write to them. No message is sent.</source>
        <translation>Каждый на миг увидит «печатает…», и ответ сервера покажет, можно ли ему писать. Сообщения не отправляются.</translation>
    </message>
    <message>
        <source>&amp;Also those probed within the last hour</source>
        <translation>&amp;И тех, кого проверяли за последний час</translation>
    </message>
    <message>
        <source>Another probe is running. This one begins when that has ended.</source>
        <translation>Уже идёт другая проверка. Эта начнётся, когда та закончится.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>О&amp;тмена</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Начать</translation>
    </message>
    <message>
        <source>They could not be counted.</source>
        <translation>Подсчитать не удалось.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Подсчёт…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people will be probed</source>
        <translation>
            <numerusform>Будет проверен %Ln человек</numerusform>
            <numerusform>Будут проверены %Ln человека</numerusform>
            <numerusform>Будет проверено %Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody would be probed</source>
        <translation>Проверять некого</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are selected.</source>
        <translation>
            <numerusform>Выбран %Ln человек.</numerusform>
            <numerusform>Выбрано %Ln человека.</numerusform>
            <numerusform>Выбрано %Ln человек.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are in this filter.</source>
        <translation>
            <numerusform>В этом фильтре %Ln человек.</numerusform>
            <numerusform>В этом фильтре %Ln человека.</numerusform>
            <numerusform>В этом фильтре %Ln человек.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The bot knows %Ln people.</source>
        <translation>
            <numerusform>Бот знает %Ln человека.</numerusform>
            <numerusform>Бот знает %Ln человек.</numerusform>
            <numerusform>Бот знает %Ln человек.</numerusform>
        </translation>
    </message>
    <message>
        <source>• %1</source>
        <comment>one line of a list</comment>
        <translation>• %1</translation>
    </message>
    <message>
        <source>Left out:
%1</source>
        <translation>Кроме них:
%1</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::ProcessWords</name>
    <message>
        <source>“%1” is a file, so Botdesk cannot keep its data there. Choose a folder.</source>
        <translation>«%1» — это файл, поэтому Botdesk не может хранить там данные. Выберите папку.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be made, so Botdesk has no place for its data. Check your permissions, or choose another folder with --data-dir.</source>
        <translation>Не удаётся создать папку «%1», и Botdesk негде хранить данные. Проверьте права доступа или выберите другую папку через --data-dir.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written, so Botdesk has no place for its data. Check its permissions, or choose another folder with --data-dir.</source>
        <translation>В папку «%1» нельзя писать, и Botdesk негде хранить данные. Проверьте права доступа к ней или выберите другую папку через --data-dir.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::RecipientsView</name>
    <message>
        <source>&amp;Outcome:</source>
        <translation>&amp;Исход:</translation>
    </message>
    <message>
        <source>E&amp;xport the list…</source>
        <translation>&amp;Экспорт списка…</translation>
    </message>
    <message>
        <source>People of the broadcast</source>
        <translation>Люди рассылки</translation>
    </message>
    <message>
        <source>Nobody, as far as is known.</source>
        <translation>Никого, насколько известно.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::SelectionPanel</name>
    <message>
        <source>Greet</source>
        <translation>Приветствие</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Проверка</translation>
    </message>
    <message numerus="yes">
        <source>Reaches %Ln people, each in their language.</source>
        <translation>
            <numerusform>Получит %Ln человек, на своём языке.</numerusform>
            <numerusform>Получат %Ln человека, каждый на своём языке.</numerusform>
            <numerusform>Получат %Ln человек, каждый на своём языке.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shows “typing…” to %Ln people and learns whether the bot may write.</source>
        <translation>
            <numerusform>Покажет «печатает…» %Ln человеку и узнает, может ли бот писать.</numerusform>
            <numerusform>Покажет «печатает…» %Ln людям и узнает, может ли бот писать.</numerusform>
            <numerusform>Покажет «печатает…» %Ln людям и узнает, может ли бот писать.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Будут пропущены:</translation>
    </message>
    <message>
        <source>• %1</source>
        <comment>one line of a list</comment>
        <translation>• %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people selected</source>
        <translation>
            <numerusform>Выбран %Ln человек</numerusform>
            <numerusform>Выбрано %Ln человека</numerusform>
            <numerusform>Выбрано %Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Подсчёт…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Greet %Ln people…</source>
        <translation>
            <numerusform>При&amp;ветствовать %Ln человека…</numerusform>
            <numerusform>При&amp;ветствовать %Ln человек…</numerusform>
            <numerusform>При&amp;ветствовать %Ln человек…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Probe %Ln people…</source>
        <translation>
            <numerusform>Прове&amp;рить %Ln человека…</numerusform>
            <numerusform>Прове&amp;рить %Ln человек…</numerusform>
            <numerusform>Прове&amp;рить %Ln человек…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send a greeting to %Ln people?</source>
        <translation>
            <numerusform>Отправить приветствие %Ln человеку?</numerusform>
            <numerusform>Отправить приветствие %Ln людям?</numerusform>
            <numerusform>Отправить приветствие %Ln людям?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Greet %Ln people</source>
        <translation>
            <numerusform>Приветствовать %Ln человека</numerusform>
            <numerusform>Приветствовать %Ln человек</numerusform>
            <numerusform>Приветствовать %Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Рассылка</translation>
    </message>
    <message>
        <source>Writes one message to all of them, each in their language. You see whom it reaches before it begins.</source>
        <translation>Пишет всем им одно сообщение, каждому на его языке. До начала видно, кого оно охватит.</translation>
    </message>
    <message>
        <source>Broadcas&amp;t…</source>
        <translation>Расс&amp;ылка…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have arrived since and are not in the list yet.</source>
        <translation>
            <numerusform>%Ln из них появился позже, в списке его пока нет.</numerusform>
            <numerusform>%Ln из них появились позже, в списке их пока нет.</numerusform>
            <numerusform>%Ln из них появились позже, в списке их пока нет.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::SessionBanner</name>
    <message>
        <source>The server no longer accepts this bot&apos;s token: it was revoked or replaced. Nothing is received and nothing is sent until you enter the new one.</source>
        <translation>Сервер больше не принимает токен этого бота: он отозван или заменён. Пока вы не введёте новый, ничего не приходит и не отправляется.</translation>
    </message>
    <message>
        <source>This bot has a webhook: Telegram hands its updates to a web address instead of Botdesk. You can take over, if the program behind that address is no longer needed.</source>
        <translation>У этого бота есть вебхук: Telegram передаёт его обновления на веб-адрес, а не в Botdesk. Если программа по этому адресу больше не нужна, обновления можно забрать себе.</translation>
    </message>
    <message>
        <source>Another program polls this bot, and Telegram serves only one at a time. Botdesk stepped aside. Stop the other program, or Botdesk on another computer, then try again.</source>
        <translation>Обновления этого бота получает другая программа, а Telegram отдаёт их только одной. Botdesk отошёл в сторону. Остановите другую программу или Botdesk на другом компьютере и попробуйте снова.</translation>
    </message>
    <message>
        <source>Another program seems to work with this bot, so Telegram does not hand its updates to Botdesk. Stop the other program, then try again.</source>
        <translation>Похоже, с этим ботом работает другая программа, и Telegram не отдаёт его обновления в Botdesk. Остановите её и попробуйте снова.</translation>
    </message>
    <message>
        <source>What the server sends cannot be saved on this computer. Nothing is lost: the server keeps it until it can be saved.</source>
        <translation>То, что присылает сервер, не удаётся сохранить на этом компьютере. Ничего не потеряно: сервер хранит это, пока не получится.</translation>
    </message>
    <message>
        <source>The database could not be read, so a new one was begun and filled with what the journal holds. The old file was not deleted, it is now “%1”.</source>
        <translation>Базу данных не удалось прочитать, поэтому начата новая, и в неё внесено всё, что есть в журнале. Старый файл не удалён, теперь это «%1».</translation>
    </message>
    <message numerus="yes">
        <source>When Botdesk ended the last time, something was on its way to %Ln person(s). Nobody can tell whether it arrived, so it is marked as unknown and not sent again by itself.</source>
        <translation>
            <numerusform>Когда Botdesk закрылся в прошлый раз, отправка %Ln человеку была не закончена. Дошло ли до него, узнать нельзя, поэтому она отмечена как неизвестная и сама не повторится.</numerusform>
            <numerusform>Когда Botdesk закрылся в прошлый раз, отправка %Ln людям была не закончена. Дошло ли до них, узнать нельзя, поэтому она отмечена как неизвестная и сама не повторится.</numerusform>
            <numerusform>Когда Botdesk закрылся в прошлый раз, отправка %Ln людям была не закончена. Дошло ли до них, узнать нельзя, поэтому она отмечена как неизвестная и сама не повторится.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you asked for could not be written down, so nothing was sent.</source>
        <translation>То, что вы велели, не удалось записать, поэтому ничего не отправлено.</translation>
    </message>
    <message>
        <source>Nothing was rebuilt, because no raw update is kept. All people and statuses are as they were.</source>
        <translation>Ничего не построено заново: сохранённых обновлений нет. Люди и статусы остались как были.</translation>
    </message>
    <message numerus="yes">
        <source>Everything was derived again from %Ln raw update(s), the oldest from %1.</source>
        <comment>a moment</comment>
        <translation>
            <numerusform>Всё построено заново по %Ln обновлению, самое старое — %1.</numerusform>
            <numerusform>Всё построено заново по %Ln обновлениям, самое старое — %1.</numerusform>
            <numerusform>Всё построено заново по %Ln обновлениям, самое старое — %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody has the same status as before.</source>
        <translation>У всех тот же статус, что и был.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have another status than before.</source>
        <translation>
            <numerusform>У %Ln человека статус стал другим.</numerusform>
            <numerusform>У %Ln человек статус стал другим.</numerusform>
            <numerusform>У %Ln человек статус стал другим.</numerusform>
        </translation>
    </message>
    <message>
        <source>Botdesk was away from %1 to %2. Telegram keeps updates for 24 hours, so what happened from %1 to %3 may be missing: who stopped the bot, or came back.</source>
        <translation>Botdesk не работал с %1 до %2. Telegram хранит обновления 24 часа, поэтому события с %1 до %3 могли пропасть: кто остановил бота или вернулся.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::StatusArea</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <comment>messages, greetings and probes in the outbox</comment>
        <translation>
            <numerusform>%Ln ждёт отправки</numerusform>
            <numerusform>%Ln ждут отправки</numerusform>
            <numerusform>%Ln ждут отправки</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln on its way</source>
        <comment>messages, greetings and probes being sent</comment>
        <translation>
            <numerusform>%Ln отправляется</numerusform>
            <numerusform>%Ln отправляются</numerusform>
            <numerusform>%Ln отправляются</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <comment>whom the bot has met</comment>
        <translation>
            <numerusform>%Ln человек</numerusform>
            <numerusform>%Ln человека</numerusform>
            <numerusform>%Ln человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s) of unknown types are kept</source>
        <translation>
            <numerusform>Сохранено %Ln обновление неизвестного вида</numerusform>
            <numerusform>Сохранено %Ln обновления неизвестных видов</numerusform>
            <numerusform>Сохранено %Ln обновлений неизвестных видов</numerusform>
        </translation>
    </message>
    <message>
        <source>This version of Botdesk does not understand them. They stay in the journal, and a later version can read them.</source>
        <translation>Эта версия Botdesk их не понимает. Они остаются в журнале, и следующая версия сможет их прочитать.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::StatusCard</name>
    <message>
        <source>Since %1</source>
        <translation>С %1</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <comment>ground and moment</comment>
        <translation>%1, с %2</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::TokenDialog</name>
    <message>
        <source>New token</source>
        <translation>Новый токен</translation>
    </message>
    <message>
        <source>New &amp;token:</source>
        <translation>Новый &amp;токен:</translation>
    </message>
    <message>
        <source>The token is being checked</source>
        <translation>Токен проверяется</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>От&amp;мена</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Подкл&amp;ючить</translation>
    </message>
    <message>
        <source>This is not a whole token. Copy it from @BotFather&apos;s message without anything around it.</source>
        <translation>Это не целый токен. Скопируйте его из сообщения @BotFather без лишнего текста вокруг.</translation>
    </message>
    <message>
        <source>This token belongs to another bot. Enter a token of @%1 here; to work with the other bot, close this window and choose “Connect or switch bot” in the menu.</source>
        <translation>Это токен другого бота. Здесь нужен токен @%1; чтобы работать с другим ботом, закройте это окно и выберите в меню «Подключить или сменить бота».</translation>
    </message>
    <message>
        <source>The server no longer accepts the token of @%1. Enter the new one: in Telegram, @BotFather shows it under “API Token”. Everything that Botdesk knows about the bot&apos;s people stays.</source>
        <translation>Сервер больше не принимает токен @%1. Введите новый: в Telegram его показывает @BotFather в разделе «API Token». Всё, что Botdesk знает о людях этого бота, останется.</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::TokenField</name>
    <message>
        <source>Bot token</source>
        <translation>Токен бота</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>Показать токен</translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation>Скрыть токен</translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::UpdatesPage</name>
    <message>
        <source>T&amp;ypes, ever received:</source>
        <translation>&amp;Типы, за всё время:</translation>
    </message>
    <message>
        <source>Types of updates</source>
        <translation>Типы обновлений</translation>
    </message>
    <message>
        <source>&amp;Updates:</source>
        <translation>&amp;Обновления:</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Обновления</translation>
    </message>
    <message>
        <source>The update as the server sent it</source>
        <translation>Обновление, как его прислал сервер</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Show the pers&amp;on</source>
        <translation>Показать &amp;человека</translation>
    </message>
    <message>
        <source>&amp;Keep raw updates for:</source>
        <translation>&amp;Хранить обновления:</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>При&amp;менить</translation>
    </message>
    <message>
        <source>This version of Botdesk understands every update that is kept.</source>
        <translation>Эта версия Botdesk понимает все сохранённые обновления.</translation>
    </message>
    <message>
        <source>No update of this type is kept any more.</source>
        <translation>Обновлений этого типа больше не хранится.</translation>
    </message>
    <message>
        <source>No update is kept. Everything that the server sends from now on is listed here.</source>
        <translation>Сохранённых обновлений нет. Здесь появится всё, что сервер пришлёт с этого момента.</translation>
    </message>
    <message>
        <source>Looking through what is kept…</source>
        <translation>Просмотр сохранённого…</translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln update(s); older ones are kept, too</source>
        <translation>
            <numerusform>Последнее %Ln обновление; хранятся и более старые</numerusform>
            <numerusform>Последние %Ln обновления; хранятся и более старые</numerusform>
            <numerusform>Последние %Ln обновлений; хранятся и более старые</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s) kept</source>
        <translation>
            <numerusform>Хранится %Ln обновление</numerusform>
            <numerusform>Хранятся %Ln обновления</numerusform>
            <numerusform>Хранится %Ln обновлений</numerusform>
        </translation>
    </message>
    <message>
        <source>Select an update to see it as the server sent it.</source>
        <translation>Выберите обновление, чтобы увидеть его таким, как его прислал сервер.</translation>
    </message>
    <message>
        <source>Looking for the update…</source>
        <translation>Поиск обновления…</translation>
    </message>
    <message>
        <source>This update is no longer kept.</source>
        <translation>Это обновление больше не хранится.</translation>
    </message>
    <message>
        <source>The update %1 is no longer kept. What it told is in the evidence.</source>
        <translation>Обновление %1 больше не хранится. Что оно сообщило, есть в подтверждениях.</translation>
    </message>
    <message>
        <source>%1, received %2</source>
        <comment>a type of updates, a moment</comment>
        <translation>%1, получено %2</translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <comment>behind a number in a field</comment>
        <translation>
            <numerusform> день</numerusform>
            <numerusform> дня</numerusform>
            <numerusform> дней</numerusform>
        </translation>
    </message>
    <message>
        <source>Older ones are removed as soon as you apply this.</source>
        <translation>Более старые удаляются, как только вы это примените.</translation>
    </message>
    <message>
        <source>Nothing is kept at the moment.</source>
        <translation>Сейчас ничего не хранится.</translation>
    </message>
    <message>
        <source>%1 on this computer, the oldest from %2</source>
        <comment>a size, a moment</comment>
        <translation>%1 на этом компьютере, самое старое — %2</translation>
    </message>
</context>
</TS>
