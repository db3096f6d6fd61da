#include "widgets/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

constexpr auto settingsKey = "window/language"_L1;

QString codeOf(Language language)
{
    return language == Language::Russian ? u"ru"_s : u"en"_s;
}

/// Dates and numbers as in the operator's country, if its language is the one that is spoken.
QLocale localeOf(Language language)
{
    const QLocale system = QLocale::system();
    const auto wanted = language == Language::Russian ? QLocale::Russian : QLocale::English;
    return system.language() == wanted ? QLocale(wanted, system.territory()) : QLocale(wanted);
}

} // namespace

LanguageManager::LanguageManager(QSettings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

LanguageManager::~LanguageManager()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
}

void LanguageManager::begin(std::optional<Language> forThisRun)
{
    Language language = forThisRun.value_or(Language::System);
    if (!forThisRun && m_settings) {
        const int stored = m_settings->value(settingsKey).toInt();
        if (stored == static_cast<int>(Language::English) ||
            stored == static_cast<int>(Language::Russian))
            language = static_cast<Language>(stored);
    }
    speak(language);
}

void LanguageManager::choose(Language language)
{
    if (m_settings)
        m_settings->setValue(settingsKey, static_cast<int>(language));
    speak(language);
}

std::optional<Language> LanguageManager::fromCode(const QString &code)
{
    const QString primary =
        code.trimmed().toLower().replace(u'-', u'_').section(u'_', 0, 0).section(u'.', 0, 0);
    if (primary == "en"_L1)
        return Language::English;
    if (primary == "ru"_L1)
        return Language::Russian;
    return std::nullopt;
}

Language LanguageManager::ofSystem()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString &code : wanted) {
        if (const auto language = fromCode(code))
            return *language;
    }
    return Language::English;
}

void LanguageManager::speak(Language language)
{
    m_spoken = language == Language::System ? ofSystem() : language;
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    // First the locale: texts that are made anew in the meantime hold dates and numbers.
    QLocale::setDefault(localeOf(m_spoken));
    const QString code = codeOf(m_spoken);
    if (m_qts.load(u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    if (m_ours.load(u":/i18n/botdesk_"_s + code))
        QCoreApplication::installTranslator(&m_ours);
    Q_EMIT changed();
}

} // namespace botdesk::widgets
