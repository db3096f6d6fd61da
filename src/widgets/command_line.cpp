#include "widgets/command_line.h"

#include "botapi/client.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <expected>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

/// Longer files are none with a token in them.
constexpr qint64 maxTokenFile = 4096;

/// Gives the texts of this file their context.
class CommandLineWords
{
    Q_DECLARE_TR_FUNCTIONS(botdesk::widgets::CommandLineWords)

public:
    struct Options {
        QCommandLineOption demo{u"demo"_s, tr("Opens a demo bot with simulated people.")};
        QCommandLineOption dataDir{
            u"data-dir"_s,
            tr("Keeps all data in this folder. With --demo the default is a temporary one."),
            tr("folder")};
        QCommandLineOption apiRoot{u"api-root"_s,
                                   tr("Uses this Bot API server, such as http://localhost:8081."),
                                   tr("address")};
        QCommandLineOption tokenFile{
            u"token-file"_s,
            tr("Reads the bot's token from this file. The variable BOTDESK_TOKEN works, too."),
            tr("file")};
        QCommandLineOption language{
            u"language"_s, tr("Speaks English (en) or Russian (ru) in this run."), tr("language")};
        QCommandLineOption rebuild{u"rebuild"_s,
                                   tr("Derives people, evidence and statuses again from the raw "
                                      "updates that are kept, before the bot is opened.")};
        QCommandLineOption resume{
            u"resume"_s, tr("Goes on with broadcasts and probes that were under way when Botdesk "
                            "ended: for desks that start with the machine.")};
        QCommandLineOption version{{u"v"_s, u"version"_s}, tr("Prints the version and ends.")};
        QCommandLineOption help{{u"h"_s, u"help"_s}, tr("Prints this help and ends.")};
    };

    static void describe(QCommandLineParser &parser, const Options &options);
    static std::expected<botapi::Token, QString> tokenFromFile(const QString &path,
                                                               QStringList &warnings);
    static QString fill(CommandLine &line, const QCommandLineParser &parser, const Options &options,
                        const QString &tokenInEnvironment);
};

void CommandLineWords::describe(QCommandLineParser &parser, const Options &options)
{
    parser.setApplicationDescription(
        tr("Botdesk is a desk for people who run a Telegram bot: see everyone whom the bot has "
           "met, and greet, probe and message them."));
    parser.addOptions({options.demo, options.dataDir, options.apiRoot, options.tokenFile,
                       options.language, options.rebuild, options.resume, options.version,
                       options.help});
}

std::expected<botapi::Token, QString> CommandLineWords::tokenFromFile(const QString &path,
                                                                      QStringList &warnings)
{
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return std::unexpected(tr("The token file “%1” does not exist.").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(tr("The token file “%1” cannot be read.").arg(path));
    const QByteArray bytes = file.read(maxTokenFile);
    if (bytes.trimmed().isEmpty())
        return std::unexpected(tr("The token file “%1” is empty.").arg(path));
    const auto token = botapi::Token::parse(QString::fromUtf8(bytes));
    if (!token || file.size() > maxTokenFile)
        return std::unexpected(tr("The token file “%1” does not hold a bot's token. A token looks "
                                  "like 123456789:AA… and stands alone in the file.")
                                   .arg(path));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (file.permissions() & others)
        warnings.append(tr("The token file “%1” can be read by other users of this computer. "
                           "Make it readable by you alone: chmod 600.")
                            .arg(path));
    return *token;
}

/// Fills @p line in; gives what is wrong, if something is.
QString CommandLineWords::fill(CommandLine &line, const QCommandLineParser &parser,
                               const Options &options, const QString &tokenInEnvironment)
{
    StartOptions &start = line.options;
    start.demo = parser.isSet(options.demo);
    start.rebuild = parser.isSet(options.rebuild);
    start.resume = parser.isSet(options.resume);
    start.dataFolder = parser.value(options.dataDir);
    if (parser.isSet(options.dataDir) && start.dataFolder.isEmpty())
        return tr("The option --data-dir needs a folder.");
    if (parser.isSet(options.language)) {
        start.language = LanguageManager::fromCode(parser.value(options.language));
        if (!start.language)
            return tr("Botdesk does not speak “%1”. The option --language takes en or ru.")
                .arg(parser.value(options.language));
    }
    if (parser.isSet(options.apiRoot)) {
        const auto root = botapi::Client::checkApiRoot(parser.value(options.apiRoot));
        if (!root)
            return tr("The option --api-root needs the address of a Bot API server, such as "
                      "https://api.telegram.org. An address without encryption (http) is taken "
                      "for this computer only.");
        start.apiRoot = *root;
    }
    if (start.demo && (parser.isSet(options.apiRoot) || parser.isSet(options.tokenFile)))
        return tr("The option --demo brings a bot and a server of its own, so it cannot be "
                  "combined with --api-root or --token-file.");
    if (parser.isSet(options.tokenFile)) {
        const auto token = tokenFromFile(parser.value(options.tokenFile), line.warnings);
        if (!token)
            return token.error();
        start.token = *token;
    } else if (!start.demo && !tokenInEnvironment.isEmpty()) {
        start.token = botapi::Token::parse(tokenInEnvironment);
        if (!start.token)
            return tr("The variable BOTDESK_TOKEN does not hold a bot's token. A token looks like "
                      "123456789:AA….");
    }
    if (!parser.positionalArguments().isEmpty())
        return tr("Botdesk takes options only, and does not know what to do with the rest. A "
                  "token must not stand here, because every user of this computer could read it: "
                  "use --token-file or the variable BOTDESK_TOKEN.");
    return {};
}

} // namespace

CommandLine CommandLine::read(const QStringList &arguments, const QString &tokenInEnvironment)
{
    CommandLine line;
    const CommandLineWords::Options options;
    QCommandLineParser parser;
    CommandLineWords::describe(parser, options);
    const bool understood = parser.parse(arguments);
    if (parser.isSet(options.help)) {
        line.answer = parser.helpText();
        return line;
    }
    if (parser.isSet(options.version)) {
        line.answer = u"Botdesk %1\n"_s.arg(QStringLiteral(BOTDESK_VERSION));
        return line;
    }
    if (!understood) {
        // What was not understood may be a token: it is not repeated, and so Qt's text is not,
        // either.
        line.problem =
            CommandLineWords::tr("An option is unknown, or its value is missing. Try --help.");
        return line;
    }
    line.problem = CommandLineWords::fill(line, parser, options, tokenInEnvironment);
    return line;
}

std::optional<Language> CommandLine::languageIn(const QStringList &arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == "--language"_L1 && i + 1 < arguments.size())
            return LanguageManager::fromCode(arguments[i + 1]);
        if (arguments[i].startsWith("--language="_L1))
            return LanguageManager::fromCode(arguments[i].sliced(11));
    }
    return std::nullopt;
}

} // namespace botdesk::widgets
