#include "people_names.h"

#include <array>

namespace botdesk::bench
{

namespace
{

QStringList words(const char16_t *text)
{
    return QString::fromUtf16(text).split(u' ', Qt::SkipEmptyParts);
}

/// In two compositions, as clients send them: the ring and the marks of the last ones are code
/// points of their own.
NameSet latin()
{
    return {.first = words(u"Anna José María Jürgen Zoë Françoise Łukasz Søren Åsa Chloé Nuño "
                           u"Björn Ágnes Dvořák Iñaki Emma Liam Noah Olivia Ava Mia Sofia "
                           u"Ethan Lucas Hugo Léa Manon Théo Ines Giulia Marco Paolo Chiara "
                           u"Wojciech Agnieszka Ștefan Ioana Ömer Ayşe Çağla Đorđe Željko "
                           u"Nguyễn Thảo Linh Kwame Ayodele Thandiwe A\u030Asa Jose\u0301"),
            .last = words(u"Müller García Fernández Dubois Lefèvre Kowalski Wiśniewska "
                          u"Jørgensen Ångström Popescu Yılmaz Öztürk Šimić Horváth Novák "
                          u"Rossi Bianchi Silva Sousa Gonçalves Smith Johnson Brown Taylor "
                          u"O’Brien Jones Núñez Peña Trần Phạm Okafor Mensah Nkosi Virtanen "
                          u"Mäkinen Bērziņš Kazlauskas Tamm Muller Ibán\u0303ez"),
            .share = 40};
}

NameSet cyrillic()
{
    return {.first = words(u"Наталья Анна Мария Елена Ольга Татьяна Ирина Светлана Юлия Ксения "
                           u"Александр Сергей Дмитрий Андрей Алексей Максим Евгений Иван Пётр "
                           u"Фёдор Артём Семён Тарас Оксана Ґалина Їжак Єва Олексій Мiкола "
                           u"Айгерім Нұрлан Ерлан Бахыт Георги Стоян Ђорђе Љубица Њего"),
            .last = words(u"Иванова Петров Сидоренко Кузнецова Смирнов Попов Соколова Лебедев "
                          u"Козлова Новиков Морозова Волков Зайцев Павлова Семёнов Голубева "
                          u"Виноградов Богданова Воробьёв Шевченко Бондаренко Ткачук "
                          u"Қасымова Әлиев Өмірзақ Джокович Љубичић Щербакова Съединский"),
            .share = 30};
}

/// Persian, too.
NameSet arabic()
{
    return {.first = words(u"محمد أحمد فاطمة عائشة علي حسن حسين مريم يوسف "
                           u"إبراهيم خالد نور سارة ليلى زهرا رضا پریسا گلناز آرش کیان"),
            .last = words(u"الأحمد الخطيب العلي حداد المصري بغدادي السيد "
                          u"النجار كريمي رضایی محمدی حسینی جعفری صادقی تهرانی"),
            .share = 11};
}

/// Japanese and Korean, too.
NameSet chinese()
{
    return {.first = words(u"伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 "
                           u"さくら 陽菜 翔太 大輔 美咲 ケンタ ユウキ "
                           u"민준 서연 지우 하은 도윤"),
            .last = words(u"王 李 张 刘 陈 杨 黄 赵 吴 周 佐藤 鈴木 高橋 田中 渡辺 "
                          u"김 이 박 최 정"),
            .share = 8};
}

/// Greek, Hebrew, Devanagari, Georgian, Armenian, Thai.
NameSet otherScripts()
{
    return {.first = words(u"Γιώργος Ελένη Νίκος Σοφία דוד שרה נועה אורי "
                           u"आरव दीया राहुल प्रिया გიორგი ნინო Արամ Անահիտ สมชาย สุดา"),
            .last = words(u"Παπαδόπουλος Αγγελής כהן לוי מזרחי "
                          u"शर्मा वर्मा सिंह ბერიძე Պետրոսյան ใจดี"),
            .share = 5};
}

/// What people write instead of a name.
NameSet signs()
{
    return {
        .first = words(
            u"🦊 🌸 🔥 💎 🐼 🎧 👑 🚀 🌙 ⚡ ❤️ 🇺🇦 👩‍🚀 ★彡 "
            u"𝓐𝓷𝓷𝓪 𝕬𝖑𝖊𝖝 Aɴɴᴀ ツ ꧁Max꧂ x_x"),
        .last = words(u"🌻 ✨ 🍀 official TV shop 24/7 🎮 777 2.0"),
        .share = 5};
}

NameSet nameless()
{
    return {.first = {}, .last = {}, .share = 1};
}

constexpr std::array languages{
    LanguageShare{"ru", 300},    LanguageShare{"en", 240},     LanguageShare{"es", 60},
    LanguageShare{"uk", 45},     LanguageShare{"fa", 40},      LanguageShare{"de", 35},
    LanguageShare{"pt-br", 35},  LanguageShare{"ar", 30},      LanguageShare{"it", 25},
    LanguageShare{"uz", 20},     LanguageShare{"tr", 18},      LanguageShare{"fr", 18},
    LanguageShare{"id", 15},     LanguageShare{"zh-hans", 14}, LanguageShare{"kk", 12},
    LanguageShare{"pl", 10},     LanguageShare{"he", 6},       LanguageShare{"zh-hant", 5},
    LanguageShare{"ja", 4},      LanguageShare{"ko", 4},       LanguageShare{"el", 3},
    LanguageShare{"hi", 3},      LanguageShare{"pt", 3},       LanguageShare{"ka", 2},
    LanguageShare{"hy", 2},      LanguageShare{"vi", 2},       LanguageShare{"th", 2},
    LanguageShare{"nl", 2},      LanguageShare{"cs", 2},       LanguageShare{"ro", 2},
    LanguageShare{"bg", 1},      LanguageShare{"sr", 1},       LanguageShare{"fi", 1},
    LanguageShare{"hu", 1},      LanguageShare{"be", 1},       LanguageShare{"az", 1},
    LanguageShare{"yue", 1},     LanguageShare{"ms", 1},       LanguageShare{"lv", 1},
    LanguageShare{"sr-latn", 1},
};

} // namespace

std::span<const NameSet> nameSets()
{
    static const std::array sets{latin(),        cyrillic(), arabic(),  chinese(),
                                 otherScripts(), signs(),    nameless()};
    return sets;
}

std::span<const LanguageShare> languageShares()
{
    return languages;
}

} // namespace botdesk::bench
