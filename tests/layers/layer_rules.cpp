#include "layer_rules.h"

#include "layer_table.h"
#include "source_text.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>

namespace botdesk::layers
{

using namespace Qt::StringLiterals;

QString Violation::toString() const
{
    return u"src/%1:%2: %3"_s.arg(file, QString::number(line), what);
}

namespace
{

/// The layer a file is in; empty for a file of src/ itself.
QString layerOf(const QString &file)
{
    const qsizetype slash = file.indexOf(u'/');
    return slash < 0 ? QString() : file.first(slash);
}

struct Include {
    int line = 0;
    QString header;
    bool quoted = false;
};

QList<Include> includesOf(const QString &text)
{
    static const QRegularExpression pattern(
        uR"(^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)\"|<([^>\n]+)>))"_s,
        QRegularExpression::MultilineOption);
    const SourceText source = takeApart(text);
    const QString &code = source.withoutComments;
    QList<Include> includes;
    for (auto found = pattern.globalMatch(code); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        // In a raw string it is only a text about an include.
        if (source.code.at(code.indexOf(u'#', match.capturedStart())) != u'#') {
            continue;
        }
        const bool quoted = match.hasCaptured(1);
        includes.append({lineOf(code, match.capturedStart()),
                         quoted ? match.captured(1) : match.captured(2), quoted});
    }
    return includes;
}

bool mayUse(const QString &layer, const QString &other)
{
    return layer == other || layerTable().value(layer).uses.contains(other);
}

bool mayUseModule(const QString &layer, const QString &module)
{
    return module == u"Core"_s || layerTable().value(layer).modules.contains(module);
}

/// "QtNetwork/QLocalSocket" and "QLocalSocket" name the same header.
bool mayUseHeader(const QString &layer, const QString &module, const QString &header)
{
    if (!mayUseModule(layer, module)) {
        return false;
    }
    const QStringList only = layerTable().value(layer).onlyHeaders.value(module);
    return only.isEmpty() || only.contains(header.section(u'/', -1));
}

/// Where the matches of a pattern in the code begin, each with a text for people.
QList<Violation> matches(const QString &file, const QString &code,
                         const QRegularExpression &pattern, const QString &what)
{
    QList<Violation> violations;
    for (auto found = pattern.globalMatch(code); found.hasNext();) {
        violations.append({file, lineOf(code, found.next().capturedStart()), what});
    }
    return violations;
}

} // namespace

QList<Violation> checkLayerIncludes(const QString &file, const QString &text)
{
    const QString layer = layerOf(file);
    if (layer.isEmpty()) {
        return {};
    }
    QList<Violation> violations;
    for (const Include &include : includesOf(text)) {
        QString header = include.header;
        if (include.quoted && header.startsWith(u'.')) {
            header = QDir::cleanPath(file.section(u'/', 0, -2) + u'/' + header);
        }
        const QString other = layerOf(header);
        if (layerTable().contains(other) && !mayUse(layer, other)) {
            violations.append({file, include.line,
                               u"%1 may not include %2: arrows go down only"_s.arg(layer, header)});
        } else if (include.quoted && header.startsWith(u"ui_"_s) && layer != u"widgets"_s) {
            violations.append({file, include.line, u"forms belong to widgets: %1"_s.arg(header)});
        }
    }
    return violations;
}

QList<Violation> checkModuleIncludes(const QString &file, const QString &text)
{
    const QString layer = layerOf(file);
    if (layer.isEmpty()) {
        return {};
    }
    QList<Violation> violations;
    for (const Include &include : includesOf(text)) {
        if (include.header == u"sqlite3.h"_s && layer != u"storage"_s) {
            violations.append({file, include.line, u"the database belongs to storage"_s});
        }
        // QAction is in Gui and, for old times' sake, in Widgets: one that is allowed is enough.
        const QStringList modules = modulesOfHeader(include.header);
        bool allowed = modules.isEmpty();
        for (const QString &module : modules) {
            allowed = allowed || mayUseHeader(layer, module, include.header);
        }
        if (!allowed) {
            violations.append({file, include.line,
                               u"%1 may not include <%2>, which is of Qt %3"_s.arg(
                                   layer, include.header, modules.first())});
        }
    }
    return violations;
}

namespace
{

struct Command {
    int line = 0;
    QString name;
    QStringList arguments;
};

/// The commands of a CMake file, as far as the build of layers needs them: no nested parentheses.
QList<Command> commandsOf(QString text)
{
    static const QRegularExpression comment(u"#[^\n]*"_s);
    static const QRegularExpression command(uR"((\w+)[ \t]*\(([^()]*)\))"_s);
    static const QRegularExpression blank(uR"([\s;"]+)"_s);
    text.remove(comment);
    QList<Command> commands;
    for (auto found = command.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        commands.append({lineOf(text, match.capturedStart()), match.captured(1).toLower(),
                         match.captured(2).split(blank, Qt::SkipEmptyParts)});
    }
    return commands;
}

/// Takes the name of a layer from "Botdesk::engine" and "botdesk_engine"; else empty.
QString layerOfTarget(const QString &target)
{
    for (const QString &prefix : {u"Botdesk::"_s, u"botdesk_"_s}) {
        if (target.startsWith(prefix) && layerTable().contains(target.sliced(prefix.size()))) {
            return target.sliced(prefix.size());
        }
    }
    return {};
}

QList<Violation> checkLinksOf(const QString &layer, const QString &file, const Command &command)
{
    QList<Violation> violations;
    QString keyword;
    for (const QString &argument : command.arguments.sliced(1)) {
        if (argument == u"QT"_s || argument == u"USES"_s || argument == u"LIBS"_s) {
            keyword = argument;
            continue;
        }
        const bool named = command.name == u"botdesk_layer"_s;
        QString module;
        if (argument.startsWith(u"Qt6::"_s) || argument.startsWith(u"Qt::"_s)) {
            module = argument.section(u"::"_s, 1);
        } else if (named && keyword == u"QT"_s) {
            module = argument;
        }
        const QString other = named && keyword == u"USES"_s ? argument : layerOfTarget(argument);
        if (!module.isEmpty() && !mayUseModule(layer, module)) {
            violations.append({file, command.line, u"%1 may not link Qt %2"_s.arg(layer, module)});
        }
        if (!other.isEmpty() && !mayUse(layer, other)) {
            violations.append({file, command.line,
                               u"%1 may not link %2: arrows go down only"_s.arg(layer, other)});
        }
    }
    return violations;
}

} // namespace

QList<Violation> checkLinks(const QString &file, const QString &text)
{
    static const QSet<QString> linking = {u"botdesk_layer"_s, u"target_link_libraries"_s};
    QList<Violation> violations;
    for (const Command &command : commandsOf(text)) {
        if (!linking.contains(command.name) || command.arguments.isEmpty()) {
            continue;
        }
        const QString target = command.arguments.first();
        QString layer = command.name == u"botdesk_layer"_s ? target : layerOfTarget(target);
        // A program that is built in the folder of a layer keeps to the rules of that layer.
        if (layer.isEmpty()) {
            layer = layerOf(file);
        }
        if (command.name == u"botdesk_layer"_s && layer != layerOf(file)) {
            violations.append(
                {file, command.line, u"the layer %1 is not in its own folder"_s.arg(layer)});
        }
        if (!layer.isEmpty()) {
            violations.append(checkLinksOf(layer, file, command));
        }
    }
    return violations;
}

QList<Violation> checkSql(const QString &file, const QString &text)
{
    // In capitals and at a beginning, as everybody writes SQL: "Select people" is a sentence of the
    // interface, and somebody in the sandbox is called "Robert'); DROP TABLE".
    static const QRegularExpression words(
        uR"((?:^|[(\n])\s*(SELECT|INSERT INTO|INSERT OR|REPLACE INTO|DELETE FROM|UPDATE \w+ SET|PRAGMA|WITH \w+ AS|CREATE (TABLE|INDEX|TRIGGER|VIRTUAL|UNIQUE)|DROP (TABLE|INDEX)|ALTER TABLE)\b)"_s);
    static const QRegularExpression types(uR"(\bQSql\w+)"_s);
    if (layerOf(file) == u"storage"_s) {
        return {};
    }
    const SourceText source = takeApart(text);
    QList<Violation> violations =
        matches(file, source.code, types, u"SQL belongs to storage: a QSql type"_s);
    for (const Literal &literal : source.literals) {
        const QRegularExpressionMatch match = words.match(literal.text);
        if (match.hasMatch()) {
            violations.append({file,
                               literal.line + lineOf(literal.text, match.capturedStart(1)) - 1,
                               u"SQL belongs to storage: \"%1\""_s.arg(match.captured(1))});
        }
    }
    return violations;
}

QList<Violation> checkLength(const QString &file, const QString &text)
{
    const int lines = static_cast<int>(text.count(u'\n')) + (text.endsWith(u'\n') ? 0 : 1);
    if (text.isEmpty() || lines <= longestFile) {
        return {};
    }
    return {{file, longestFile + 1,
             u"%1 lines are more than %2: it holds more than one thing"_s.arg(
                 QString::number(lines), QString::number(longestFile))}};
}

namespace
{

/// message.sender(), Message::sender() and the declaration "User sender() const" are not QObject's.
QList<Violation> checkSender(const QString &file, const QString &code)
{
    static const QRegularExpression call(uR"(\bsender\s*\(\s*\)(\s*const\b)?)"_s);
    static const QRegularExpression own(
        uR"((\bthis\s*->|\bQObject\s*::|\b(return|else|throw))\s*$)"_s);
    static const QRegularExpression others(uR"((\.|->|::|\w)\s*$)"_s);
    QList<Violation> violations;
    for (auto found = call.globalMatch(code); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString before = code.sliced(qMax<qsizetype>(0, match.capturedStart() - 40),
                                           qMin<qsizetype>(40, match.capturedStart()));
        const bool ofOthers = match.hasCaptured(1) || others.match(before).hasMatch();
        if (own.match(before).hasMatch() || !ofOthers) {
            violations.append({file, lineOf(code, match.capturedStart()),
                               u"no sender(): connect to a lambda that knows its object"_s});
        }
    }
    return violations;
}

} // namespace

QList<Violation> checkHabits(const QString &file, const QString &text)
{
    static const QRegularExpression stringConnect(uR"(\b(?:SIGNAL|SLOT)\s*\()"_s);
    static const QRegularExpression ownInstance(
        uR"((?:\bstatic\b[^;{}()]*|[\w>]\s*[&*]\s*|\b\w+\s*::\s*)\binstance\s*\(\s*\)\s*(?:noexcept\s*)?(?:;|\{))"_s);
    static const QRegularExpression foreignInstance(uR"(\bQ\w+\s*::\s*instance\b)"_s);
    static const QRegularExpression usedInstance(uR"(\b(?!Q)[A-Z]\w*\s*::\s*instance\s*\()"_s);
    static const QRegularExpression globalStatic(uR"(\bQ_(?:APPLICATION|GLOBAL)_STATIC\w*\s*\()"_s);
    QString code = takeApart(text).code;

    QList<Violation> violations = checkSender(file, code);
    violations += matches(file, code, stringConnect,
                          u"no SIGNAL() and SLOT(): connect to the address of a member"_s);
    violations += matches(file, code, globalStatic, u"no globals: pass it to who needs it"_s);
    // QCoreApplication::instance() is Qt's affair. Its place is kept, so that positions stay true.
    for (auto found = foreignInstance.globalMatch(code); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        code.replace(match.capturedStart(), match.capturedLength(),
                     QString(match.capturedLength(), u'q'));
    }
    QSet<int> lines;
    for (const QRegularExpression &pattern : {ownInstance, usedInstance}) {
        for (const Violation &violation :
             matches(file, code, pattern, u"no singletons: pass it to who needs it"_s)) {
            if (!lines.contains(violation.line)) {
                lines.insert(violation.line);
                violations.append(violation);
            }
        }
    }
    return violations;
}

QList<Violation> checkPlace(const QString &file)
{
    const QString layer = layerOf(file);
    const bool known = layer.isEmpty()
                           ? compositionFiles().contains(file) || file == u"CMakeLists.txt"_s
                           : layerTable().contains(layer);
    if (known) {
        return {};
    }
    return {{file, 1, u"it is in no layer; a new layer goes into tests/layers/layer_table.cpp"_s}};
}

QList<Violation> checkFile(const QString &file, const QString &text)
{
    QList<Violation> violations = checkPlace(file);
    if (file.endsWith(u"CMakeLists.txt"_s)) {
        return violations + checkLinks(file, text);
    }
    if (!file.endsWith(u".h"_s) && !file.endsWith(u".cpp"_s)) {
        return violations;
    }
    violations += checkLayerIncludes(file, text);
    violations += checkModuleIncludes(file, text);
    violations += checkSql(file, text);
    violations += checkLength(file, text);
    violations += checkHabits(file, text);
    return violations;
}

} // namespace botdesk::layers
