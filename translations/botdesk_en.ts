<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DialogWords</name>
    <message numerus="yes">
        <source>%n people have not started a dialog</source>
        <translation>
            <numerusform>%n person has not started a dialog</numerusform>
            <numerusform>%n people have not started a dialog</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people stopped the bot</source>
        <translation>
            <numerusform>%n person stopped the bot</numerusform>
            <numerusform>%n people stopped the bot</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accounts were deleted</source>
        <translation>
            <numerusform>%n account was deleted</numerusform>
            <numerusform>%n accounts were deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are unverified</source>
        <translation>
            <numerusform>%n person is unverified</numerusform>
            <numerusform>%n people are unverified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are bots</source>
        <translation>
            <numerusform>%n is a bot</numerusform>
            <numerusform>%n are bots</numerusform>
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
    <name>botdesk::widgets::PeoplePage</name>
    <message numerus="yes">
        <source>%n people found</source>
        <translation>
            <numerusform>%n person found</numerusform>
            <numerusform>%n people found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new people</source>
        <translation>
            <numerusform>%n new person</numerusform>
            <numerusform>%n new people</numerusform>
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
</context>
<context>
    <name>botdesk::widgets::SelectionPanel</name>
    <message numerus="yes">
        <source>Reaches %n people, each in their language.</source>
        <translation>
            <numerusform>Reaches %n person, in their language.</numerusform>
            <numerusform>Reaches %n people, each in their language.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shows “typing…” to %n people and learns whether the bot may write.</source>
        <translation>
            <numerusform>Shows “typing…” to %n person and learns whether the bot may write.</numerusform>
            <numerusform>Shows “typing…” to %n people and learns whether the bot may write.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people selected</source>
        <translation>
            <numerusform>%n person selected</numerusform>
            <numerusform>%n people selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Greet %n people…</source>
        <translation>
            <numerusform>&amp;Greet %n person…</numerusform>
            <numerusform>&amp;Greet %n people…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Probe %n people…</source>
        <translation>
            <numerusform>&amp;Probe %n person…</numerusform>
            <numerusform>&amp;Probe %n people…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send a greeting to %n people?</source>
        <translation>
            <numerusform>Send a greeting to %n person?</numerusform>
            <numerusform>Send a greeting to %n people?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Probe %n people?</source>
        <translation>
            <numerusform>Probe %n person?</numerusform>
            <numerusform>Probe %n people?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Greet %n people</source>
        <translation>
            <numerusform>Greet %n person</numerusform>
            <numerusform>Greet %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Probe %n people</source>
        <translation>
            <numerusform>Probe %n person</numerusform>
            <numerusform>Probe %n people</numerusform>
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
</TS>
