<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BroadcastWords</name>
    <message numerus="yes">
        <source>Broadcast to %Ln people</source>
        <translation>
            <numerusform>Broadcast to %Ln person</numerusform>
            <numerusform>Broadcast to %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have got it.</source>
        <translation>
            <numerusform>%Ln person has got it.</numerusform>
            <numerusform>%Ln people have got it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server refused it for %Ln people, or the bot may not write to them any more.</source>
        <translation>
            <numerusform>The server refused it for %Ln person, or the bot may not write to them any more.</numerusform>
            <numerusform>The server refused it for %Ln people, or the bot may not write to them any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody can know whether %Ln people have got it: the connection broke after it had left. They are in the outbox, where you decide.</source>
        <translation>
            <numerusform>Nobody can know whether %Ln person has got it: the connection broke after it had left. It is in the outbox, where you decide.</numerusform>
            <numerusform>Nobody can know whether %Ln people have got it: the connection broke after it had left. They are in the outbox, where you decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was taken back from the outbox for %Ln people.</source>
        <translation>
            <numerusform>It was taken back from the outbox for %Ln person.</numerusform>
            <numerusform>It was taken back from the outbox for %Ln people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who have stopped the bot</source>
        <translation>
            <numerusform>%Ln person who has stopped the bot</numerusform>
            <numerusform>%Ln people who have stopped the bot</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people whose account is deleted</source>
        <translation>
            <numerusform>%Ln person whose account is deleted</numerusform>
            <numerusform>%Ln people whose account is deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who have not started the bot</source>
        <translation>
            <numerusform>%Ln person who has not started the bot</numerusform>
            <numerusform>%Ln people who have not started the bot</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who are unverified: probe them first</source>
        <translation>
            <numerusform>%Ln person who is unverified: probe them first</numerusform>
            <numerusform>%Ln people who are unverified: probe them first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bots</source>
        <translation>
            <numerusform>%Ln bot</numerusform>
            <numerusform>%Ln bots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people whose join request has ended</source>
        <translation>
            <numerusform>%Ln person whose join request has ended</numerusform>
            <numerusform>%Ln people whose join request has ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people whose turn cannot come</source>
        <translation>
            <numerusform>%Ln person whose turn cannot come</numerusform>
            <numerusform>%Ln people whose turn cannot come</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %Ln people (different languages: %3)</source>
        <comment>a text&apos;s language, its share, its readers and how many languages they have</comment>
        <translation>
            <numerusform>%1: %2, %Ln person (different languages: %3)</numerusform>
            <numerusform>%1: %2, %Ln people (different languages: %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %Ln people</source>
        <comment>a text&apos;s language, its share and its readers</comment>
        <translation>
            <numerusform>%1: %2, %Ln person</numerusform>
            <numerusform>%1: %2, %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %Ln Stars: 0.1 for each message above the free rate.</source>
        <translation>
            <numerusform>Up to %Ln Star: 0.1 for each message above the free rate.</numerusform>
            <numerusform>Up to %Ln Stars: 0.1 for each message above the free rate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1
But for %Ln people who were taken out.</source>
        <translation>
            <numerusform>%1
But for %Ln person who was taken out.</numerusform>
            <numerusform>%1
But for %Ln people who were taken out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DialogWords</name>
    <message numerus="yes">
        <source>%Ln people have not started a dialog</source>
        <translation>
            <numerusform>%Ln person has not started a dialog</numerusform>
            <numerusform>%Ln people have not started a dialog</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people stopped the bot</source>
        <translation>
            <numerusform>%Ln person stopped the bot</numerusform>
            <numerusform>%Ln people stopped the bot</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts were deleted</source>
        <translation>
            <numerusform>%Ln account was deleted</numerusform>
            <numerusform>%Ln accounts were deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are unverified</source>
        <translation>
            <numerusform>%Ln person is unverified</numerusform>
            <numerusform>%Ln people are unverified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are bots</source>
        <translation>
            <numerusform>%Ln is a bot</numerusform>
            <numerusform>%Ln are bots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GreetingWords</name>
    <message numerus="yes">
        <source>%Ln people have come with “%1”.</source>
        <translation>
            <numerusform>%Ln person has come with “%1”.</numerusform>
            <numerusform>%Ln people have come with “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <comment>in so many languages</comment>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln languages</source>
        <comment>people in so many languages</comment>
        <translation>
            <numerusform>%Ln language</numerusform>
            <numerusform>%Ln languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people never told a language and get %1.</source>
        <translation>
            <numerusform>%Ln person never told a language and gets %1.</numerusform>
            <numerusform>%Ln people never told a language and get %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people get the general greeting: this one is neither in their language nor in English.</source>
        <translation>
            <numerusform>%Ln person gets the general greeting: this one is neither in their language nor in English.</numerusform>
            <numerusform>%Ln people get the general greeting: this one is neither in their language nor in English.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people get nothing: there is no greeting yet.</source>
        <translation>
            <numerusform>%Ln person gets nothing: there is no greeting yet.</numerusform>
            <numerusform>%Ln people get nothing: there is no greeting yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These placeholders stand for nothing, and are sent as they are: %1</source>
        <translation>
            <numerusform>This placeholder stands for nothing, and is sent as it is: %1</numerusform>
            <numerusform>These placeholders stand for nothing, and are sent as they are: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message numerus="yes">
        <source>Probe of %Ln people</source>
        <translation>
            <numerusform>Probe of %Ln person</numerusform>
            <numerusform>Probe of %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln people</source>
        <translation>
            <numerusform>%1 of %Ln person</numerusform>
            <numerusform>%1 of %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have stopped the bot.</source>
        <translation>
            <numerusform>%Ln person has stopped the bot.</numerusform>
            <numerusform>%Ln people have stopped the bot.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people came back: they had stopped the bot, and it may write to them again.</source>
        <translation>
            <numerusform>%Ln person came back: they had stopped the bot, and it may write to them again.</numerusform>
            <numerusform>%Ln people came back: they had stopped the bot, and it may write to them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have deleted their account.</source>
        <translation>
            <numerusform>%Ln person has deleted their account.</numerusform>
            <numerusform>%Ln people have deleted their account.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people may be written to now.</source>
        <translation>
            <numerusform>%Ln person may be written to now.</numerusform>
            <numerusform>%Ln people may be written to now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have never started the bot.</source>
        <translation>
            <numerusform>%Ln person has never started the bot.</numerusform>
            <numerusform>%Ln people have never started the bot.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln turned out to be bots.</source>
        <translation>
            <numerusform>%Ln turned out to be a bot.</numerusform>
            <numerusform>%Ln turned out to be bots.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are as they were.</source>
        <translation>
            <numerusform>%Ln person is as they were.</numerusform>
            <numerusform>%Ln people are as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people gave no verdict, so nothing was changed about them.</source>
        <translation>
            <numerusform>%Ln person gave no verdict, so nothing was changed about them.</numerusform>
            <numerusform>%Ln people gave no verdict, so nothing was changed about them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bots, which are never probed</source>
        <translation>
            <numerusform>%Ln bot: bots are never probed</numerusform>
            <numerusform>%Ln bots: bots are never probed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who had been probed within the hour</source>
        <translation>
            <numerusform>%Ln person who had been probed within the hour</numerusform>
            <numerusform>%Ln people who had been probed within the hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who had been probed within the minute</source>
        <translation>
            <numerusform>%Ln person who had been probed within the minute</numerusform>
            <numerusform>%Ln people who had been probed within the minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people who were being probed already</source>
        <translation>
            <numerusform>%Ln person who was being probed already</numerusform>
            <numerusform>%Ln people who were being probed already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 people a second, about %Ln minutes left</source>
        <translation>
            <numerusform>%1 people a second, about %Ln minute left</numerusform>
            <numerusform>%1 people a second, about %Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 people a second, about %Ln hours left</source>
        <translation>
            <numerusform>%1 people a second, about %Ln hour left</numerusform>
            <numerusform>%1 people a second, about %Ln hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This takes about %Ln minutes.</source>
        <translation>
            <numerusform>This takes about %Ln minute.</numerusform>
            <numerusform>This takes about %Ln minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This takes about %Ln hours.</source>
        <translation>
            <numerusform>This takes about %Ln hour.</numerusform>
            <numerusform>This takes about %Ln hours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln probes were taken back before they left.</source>
        <translation>
            <numerusform>%Ln probe was taken back before it left.</numerusform>
            <numerusform>%Ln probes were taken back before they left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxWords</name>
    <message numerus="yes">
        <source>On its way for %Ln second(s)</source>
        <translation>
            <numerusform>On its way for %Ln second</numerusform>
            <numerusform>On its way for %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Follows another one to the same person in %Ln second(s)</source>
        <translation>
            <numerusform>Follows another one to the same person in %Ln second</numerusform>
            <numerusform>Follows another one to the same person in %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln message(s) leave in a second in all, and to one person one every %1 s.</source>
        <translation>
            <numerusform>At most %Ln message leaves in a second in all, and to one person one every %1 s.</numerusform>
            <numerusform>At most %Ln messages leave in a second in all, and to one person one every %1 s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastDialog</name>
    <message numerus="yes">
        <source>Reaches %Ln people</source>
        <translation>
            <numerusform>Reaches %Ln person</numerusform>
            <numerusform>Reaches %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others are left out: the bot may not write to them.</source>
        <translation>
            <numerusform>%Ln other is left out: the bot may not write to them.</numerusform>
            <numerusform>%Ln others are left out: the bot may not write to them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Send to %Ln people…</source>
        <translation>
            <numerusform>&amp;Send to %Ln person…</numerusform>
            <numerusform>&amp;Send to %Ln people…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastPanel</name>
    <message numerus="yes">
        <source>Paid: %1 of at most %Ln Stars so far.</source>
        <translation>
            <numerusform>Paid: %1 of at most %Ln Star so far.</numerusform>
            <numerusform>Paid: %1 of at most %Ln Stars so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastProblemWords</name>
    <message numerus="yes">
        <source>It is too long by %Ln characters for whoever has the longest name.</source>
        <translation>
            <numerusform>It is too long by %Ln character for whoever has the longest name.</numerusform>
            <numerusform>It is too long by %Ln characters for whoever has the longest name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is too long by %Ln characters.</source>
        <translation>
            <numerusform>It is too long by %Ln character.</numerusform>
            <numerusform>It is too long by %Ln characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastQuestions</name>
    <message numerus="yes">
        <source>Schedule this message for about %Ln people?</source>
        <translation>
            <numerusform>Schedule this message for about %Ln person?</numerusform>
            <numerusform>Schedule this message for about %Ln people?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send this message to %Ln people?</source>
        <translation>
            <numerusform>Send this message to %Ln person?</numerusform>
            <numerusform>Send this message to %Ln people?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln Stars at most.</source>
        <translation>
            <numerusform>It costs %Ln Star at most.</numerusform>
            <numerusform>It costs %Ln Stars at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Schedule for about %Ln people</source>
        <translation>
            <numerusform>Schedule for about %Ln person</numerusform>
            <numerusform>Schedule for about %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln people</source>
        <translation>
            <numerusform>Send to %Ln person</numerusform>
            <numerusform>Send to %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have not had their turn, and will not get it. You can send it to them again later.</source>
        <translation>
            <numerusform>%Ln person has not had their turn, and will not get it. You can send it to them again later.</numerusform>
            <numerusform>%Ln people have not had their turn, and will not get it. You can send it to them again later.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::BroadcastTextEditor</name>
    <message numerus="yes">
        <source>%Ln characters left</source>
        <comment>to be typed</comment>
        <translation>
            <numerusform>%Ln character left</numerusform>
            <numerusform>%Ln characters left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::ErrorWords</name>
    <message numerus="yes">
        <source>The server asks to wait for %Ln second(s) before the next try.</source>
        <translation>
            <numerusform>The server asks to wait for %Ln second before the next try.</numerusform>
            <numerusform>The server asks to wait for %Ln seconds before the next try.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Updates cannot be saved: next try in %Ln second(s)</source>
        <translation>
            <numerusform>Updates cannot be saved: next try in %Ln second</numerusform>
            <numerusform>Updates cannot be saved: next try in %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server asks to wait: next try in %Ln second(s)</source>
        <translation>
            <numerusform>The server asks to wait: next try in %Ln second</numerusform>
            <numerusform>The server asks to wait: next try in %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server is in trouble: next try in %Ln second(s)</source>
        <translation>
            <numerusform>The server is in trouble: next try in %Ln second</numerusform>
            <numerusform>The server is in trouble: next try in %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No Bot API server answers: next try in %Ln second(s)</source>
        <translation>
            <numerusform>No Bot API server answers: next try in %Ln second</numerusform>
            <numerusform>No Bot API server answers: next try in %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No connection: next try in %Ln second(s)</source>
        <translation>
            <numerusform>No connection: next try in %Ln second</numerusform>
            <numerusform>No connection: next try in %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending goes on in %Ln second(s), as the server asked</source>
        <translation>
            <numerusform>Sending goes on in %Ln second, as the server asked</numerusform>
            <numerusform>Sending goes on in %Ln seconds, as the server asked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending waits for a connection: next try in %Ln second(s)</source>
        <translation>
            <numerusform>Sending waits for a connection: next try in %Ln second</numerusform>
            <numerusform>Sending waits for a connection: next try in %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending waits for the server: next try in %Ln second(s)</source>
        <translation>
            <numerusform>Sending waits for the server: next try in %Ln second</numerusform>
            <numerusform>Sending waits for the server: next try in %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending waits until it can be written down: next try in %Ln second(s)</source>
        <translation>
            <numerusform>Sending waits until it can be written down: next try in %Ln second</numerusform>
            <numerusform>Sending waits until it can be written down: next try in %Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::ExportDialog</name>
    <message numerus="yes">
        <source>%Ln people are in “%1”.</source>
        <translation>
            <numerusform>%Ln person is in “%1”.</numerusform>
            <numerusform>%Ln people are in “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writes the %Ln people that the filter shows into a file, with their names, their dialog status and why the bot may write to them. Keep it where others cannot read it.</source>
        <translation>
            <numerusform>Writes the %Ln person that the filter shows into a file, with their name, their dialog status and why the bot may write to them. Keep it where others cannot read it.</numerusform>
            <numerusform>Writes the %Ln people that the filter shows into a file, with their names, their dialog status and why the bot may write to them. Keep it where others cannot read it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are written</source>
        <translation>
            <numerusform>%Ln person is written</numerusform>
            <numerusform>%Ln people are written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writes these %Ln people of the broadcast into a file for spreadsheets, with what became of it for each. Keep it where others cannot read it.</source>
        <translation>
            <numerusform>Writes this %Ln person of the broadcast into a file for spreadsheets, with what became of it. Keep it where others cannot read it.</numerusform>
            <numerusform>Writes these %Ln people of the broadcast into a file for spreadsheets, with what became of it for each. Keep it where others cannot read it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::ImportDialog</name>
    <message numerus="yes">
        <source>%Ln further row(s) name nobody and are not listed.</source>
        <translation>
            <numerusform>%Ln further row names nobody and is not listed.</numerusform>
            <numerusform>%Ln further rows name nobody and are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are new</source>
        <translation>
            <numerusform>%Ln person is new</numerusform>
            <numerusform>%Ln people are new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) name people who are known</source>
        <translation>
            <numerusform>%Ln row names somebody who is known</numerusform>
            <numerusform>%Ln rows name people who are known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) name nobody</source>
        <translation>
            <numerusform>%Ln row names nobody</numerusform>
            <numerusform>%Ln rows name nobody</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::JobsPage</name>
    <message numerus="yes">
        <source>%Ln people have not been probed yet, and will not be. What was learnt about the others stays.</source>
        <translation>
            <numerusform>%Ln person has not been probed yet, and will not be. What was learnt about the others stays.</numerusform>
            <numerusform>%Ln people have not been probed yet, and will not be. What was learnt about the others stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::JoinRequestPanel</name>
    <message numerus="yes">
        <source>Telegram takes %n characters at most.</source>
        <translation>
            <numerusform>Telegram takes %n character at most.</numerusform>
            <numerusform>Telegram takes %n characters at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::JoinRequestsPage</name>
    <message numerus="yes">
        <source>%n requests selected</source>
        <translation>
            <numerusform>%n request selected</numerusform>
            <numerusform>%n requests selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them wait for an answer. To write to somebody, select their request alone.</source>
        <translation>
            <numerusform>%n of them waits for an answer. To write to somebody, select their request alone.</numerusform>
            <numerusform>%n of them wait for an answer. To write to somebody, select their request alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Approve %n requests…</source>
        <translation>
            <numerusform>&amp;Approve %n request…</numerusform>
            <numerusform>&amp;Approve %n requests…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Decline %n requests…</source>
        <translation>
            <numerusform>&amp;Decline %n request…</numerusform>
            <numerusform>&amp;Decline %n requests…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests wait; the last %1 are shown</source>
        <translation>
            <numerusform>%n request waits; the last %1 are shown</numerusform>
            <numerusform>%n requests wait; the last %1 are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests wait</source>
        <translation>
            <numerusform>%n request waits</numerusform>
            <numerusform>%n requests wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %n people in?</source>
        <translation>
            <numerusform>Let %n person in?</numerusform>
            <numerusform>Let %n people in?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decline %n requests?</source>
        <translation>
            <numerusform>Decline %n request?</numerusform>
            <numerusform>Decline %n requests?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n requests</source>
        <translation>
            <numerusform>Approve %n request</numerusform>
            <numerusform>Approve %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decline %n requests</source>
        <translation>
            <numerusform>Decline %n request</numerusform>
            <numerusform>Decline %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::LoginDialog</name>
    <message numerus="yes">
        <source>It is dated %1, %Ln minute(s) ago.</source>
        <translation>
            <numerusform>It is dated %1, %Ln minute ago.</numerusform>
            <numerusform>It is dated %1, %Ln minutes ago.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is dated %1, %Ln hour(s) ago.</source>
        <translation>
            <numerusform>It is dated %1, %Ln hour ago.</numerusform>
            <numerusform>It is dated %1, %Ln hours ago.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is dated %1, %Ln day(s) ago. A site should refuse what is older than a day: others may have found it meanwhile.</source>
        <translation>
            <numerusform>It is dated %1, %Ln day ago. A site should refuse what is older than a day: others may have found it meanwhile.</numerusform>
            <numerusform>It is dated %1, %Ln days ago. A site should refuse what is older than a day: others may have found it meanwhile.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::OutboxPage</name>
    <message numerus="yes">
        <source>%Ln item(s) wait; the first %1 can be shown</source>
        <translation>
            <numerusform>%Ln item waits; the first %1 can be shown</numerusform>
            <numerusform>%Ln items wait; the first %1 can be shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) wait</source>
        <translation>
            <numerusform>%Ln item waits</numerusform>
            <numerusform>%Ln items wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln outcome(s) unknown</source>
        <translation>
            <numerusform>%Ln outcome unknown</numerusform>
            <numerusform>%Ln outcomes unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n probe(s) are less than a minute old and cannot be repeated yet.</source>
        <translation>
            <numerusform>%n probe is less than a minute old and cannot be repeated yet.</numerusform>
            <numerusform>%n probes are less than a minute old and cannot be repeated yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %Ln are shown</source>
        <translation>
            <numerusform>The last %Ln is shown</numerusform>
            <numerusform>The last %Ln are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) ended</source>
        <translation>
            <numerusform>%Ln item ended</numerusform>
            <numerusform>%Ln items ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %Ln item(s) that wait?</source>
        <translation>
            <numerusform>Take back %Ln item that waits?</numerusform>
            <numerusform>Take back %Ln items that wait?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln probe(s) or broadcast(s) would put the next ones in their place, so they are paused. They go on when you resume them.</source>
        <translation>
            <numerusform>%Ln probe or broadcast would put the next ones in their place, so it is paused. It goes on when you resume it.</numerusform>
            <numerusform>%Ln probes or broadcasts would put the next ones in their place, so they are paused. They go on when you resume them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %Ln</source>
        <comment>verb of a button</comment>
        <translation>
            <numerusform>Take back %Ln</numerusform>
            <numerusform>Take back %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln item(s) again?</source>
        <translation>
            <numerusform>Send %Ln item again?</numerusform>
            <numerusform>Send %Ln items again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln outcome(s) unknown?</source>
        <translation>
            <numerusform>Leave %Ln outcome unknown?</numerusform>
            <numerusform>Leave %Ln outcomes unknown?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln again</source>
        <comment>verb of a button</comment>
        <translation>
            <numerusform>Send %Ln again</numerusform>
            <numerusform>Send %Ln again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln</source>
        <comment>verb of a button</comment>
        <translation>
            <numerusform>Leave %Ln</numerusform>
            <numerusform>Leave %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::PeoplePage</name>
    <message numerus="yes">
        <source>%Ln people found</source>
        <translation>
            <numerusform>%Ln person found</numerusform>
            <numerusform>%Ln people found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new people</source>
        <translation>
            <numerusform>%Ln new person</numerusform>
            <numerusform>%Ln new people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::PersonPanel</name>
    <message numerus="yes">
        <source>Telegram takes %n characters at most.</source>
        <translation>
            <numerusform>Telegram takes %n character at most.</numerusform>
            <numerusform>Telegram takes %n characters at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody can tell whether %n message(s) arrived.</source>
        <translation>
            <numerusform>Nobody can tell whether %n message arrived.</numerusform>
            <numerusform>Nobody can tell whether %n messages arrived.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::ProbeDialog</name>
    <message numerus="yes">
        <source>%Ln people will be probed</source>
        <translation>
            <numerusform>%Ln person will be probed</numerusform>
            <numerusform>%Ln people will be probed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are selected.</source>
        <translation>
            <numerusform>%Ln person is selected.</numerusform>
            <numerusform>%Ln people are selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are in this filter.</source>
        <translation>
            <numerusform>%Ln person is in this filter.</numerusform>
            <numerusform>%Ln people are in this filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The bot knows %Ln people.</source>
        <translation>
            <numerusform>The bot knows %Ln person.</numerusform>
            <numerusform>The bot knows %Ln people.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::SelectionPanel</name>
    <message numerus="yes">
        <source>Reaches %Ln people, each in their language.</source>
        <translation>
            <numerusform>Reaches %Ln person, in their language.</numerusform>
            <numerusform>Reaches %Ln people, each in their language.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shows “typing…” to %Ln people and learns whether the bot may write.</source>
        <translation>
            <numerusform>Shows “typing…” to %Ln person and learns whether the bot may write.</numerusform>
            <numerusform>Shows “typing…” to %Ln people and learns whether the bot may write.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people selected</source>
        <translation>
            <numerusform>%Ln person selected</numerusform>
            <numerusform>%Ln people selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Greet %Ln people…</source>
        <translation>
            <numerusform>&amp;Greet %Ln person…</numerusform>
            <numerusform>&amp;Greet %Ln people…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Probe %Ln people…</source>
        <translation>
            <numerusform>&amp;Probe %Ln person…</numerusform>
            <numerusform>&amp;Probe %Ln people…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send a greeting to %Ln people?</source>
        <translation>
            <numerusform>Send a greeting to %Ln person?</numerusform>
            <numerusform>Send a greeting to %Ln people?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Greet %Ln people</source>
        <translation>
            <numerusform>Greet %Ln person</numerusform>
            <numerusform>Greet %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have arrived since and are not in the list yet.</source>
        <translation>
            <numerusform>%Ln of them has arrived since and is not in the list yet.</numerusform>
            <numerusform>%Ln of them have arrived since and are not in the list yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::SessionBanner</name>
    <message numerus="yes">
        <source>When Botdesk ended the last time, something was on its way to %Ln person(s). Nobody can tell whether it arrived, so it is marked as unknown and not sent again by itself.</source>
        <translation>
            <numerusform>When Botdesk ended the last time, something was on its way to %Ln person. Nobody can tell whether it arrived, so it is marked as unknown and not sent again by itself.</numerusform>
            <numerusform>When Botdesk ended the last time, something was on its way to %Ln people. Nobody can tell whether it arrived, so it is marked as unknown and not sent again by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything was derived again from %Ln raw update(s), the oldest from %1.</source>
        <comment>a moment</comment>
        <translation>
            <numerusform>Everything was derived again from %Ln raw update, the oldest from %1.</numerusform>
            <numerusform>Everything was derived again from %Ln raw updates, the oldest from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people have another status than before.</source>
        <translation>
            <numerusform>%Ln person has another status than before.</numerusform>
            <numerusform>%Ln people have another status than before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::StatusArea</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <comment>messages, greetings and probes in the outbox</comment>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln on its way</source>
        <comment>messages, greetings and probes being sent</comment>
        <translation>
            <numerusform>%Ln on its way</numerusform>
            <numerusform>%Ln on their way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <comment>whom the bot has met</comment>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s) of unknown types are kept</source>
        <translation>
            <numerusform>%Ln update of an unknown type is kept</numerusform>
            <numerusform>%Ln updates of unknown types are kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>botdesk::widgets::UpdatesPage</name>
    <message numerus="yes">
        <source>The newest %Ln update(s); older ones are kept, too</source>
        <translation>
            <numerusform>The newest %Ln update; older ones are kept, too</numerusform>
            <numerusform>The newest %Ln updates; older ones are kept, too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s) kept</source>
        <translation>
            <numerusform>%Ln update kept</numerusform>
            <numerusform>%Ln updates kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <comment>behind a number in a field</comment>
        <translation>
            <numerusform> day</numerusform>
            <numerusform> days</numerusform>
        </translation>
    </message>
</context>
</TS>
