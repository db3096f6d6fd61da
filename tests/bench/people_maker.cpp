#include "people_maker.h"

#include "people_names.h"

#include <array>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;
using domain::EvidenceKind;
using domain::EvidenceSource;
using domain::Seconds;

namespace
{

constexpr qint64 day = 86'400;

/// A first contact, and how many of a hundred people have it.
struct Beginning {
    EvidenceKind kind;
    int share;
    const char *text; ///< the update's type
};

constexpr std::array beginnings{
    Beginning{EvidenceKind::Started, 66, "message"},
    Beginning{EvidenceKind::Wrote, 10, "message"},
    Beginning{EvidenceKind::AccessByRequest, 2, "message"},
    Beginning{EvidenceKind::AccessByWebApp, 3, "message"},
    Beginning{EvidenceKind::AccessByAttachmentMenu, 1, "message"},
    Beginning{EvidenceKind::LoggedInOnSite, 2, "message"},
    Beginning{EvidenceKind::Unblocked, 1, "my_chat_member"},
    Beginning{EvidenceKind::JoinRequested, 3, "chat_join_request"},
    Beginning{EvidenceKind::Met, 7, "chat_member"},
    Beginning{EvidenceKind::Imported, 4, ""},
    Beginning{EvidenceKind::BotSeen, 1, "chat_member"},
};

QString detailOf(EvidenceKind kind)
{
    switch (kind) {
    case EvidenceKind::AccessByWebApp:
        return u"Shop"_s;
    case EvidenceKind::LoggedInOnSite:
        return u"example.org"_s;
    case EvidenceKind::JoinRequested:
        return u"Gardeners"_s;
    case EvidenceKind::Met:
        return u"chat_member"_s;
    default:
        return {};
    }
}

const QStringList &sources()
{
    static const QStringList list{u"landing"_s, u"autumn"_s,  u"qr-code"_s, u"friend"_s,
                                  u"ads-1"_s,   u"ads-2"_s,   u"ads-3"_s,   u"channel"_s,
                                  u"blog"_s,    u"partner"_s, u"tg-ads"_s,  u"newsletter"_s};
    return list;
}

const QStringList &texts()
{
    static const QStringList list{
        u"Hello! Is anybody there?"_s,
        u"Здравствуйте, когда будет доставка?"_s,
        u"Thanks, that helped."_s,
        u"مرحبا، أريد أن أسأل عن السعر"_s,
        u"How do I change my address? I moved last week and the old one is still shown."_s,
        u"Спасибо!"_s,
        u"👍"_s,
        u"请问什么时候发货？"_s};
    return list;
}

QString transliterated(const QString &name)
{
    QString plain;
    for (const QChar letter : name.normalized(QString::NormalizationForm_D)) {
        if (letter.unicode() < 128 && letter.isLetterOrNumber())
            plain += letter;
    }
    return plain;
}

} // namespace

domain::Profile PeopleMaker::makeProfile()
{
    domain::Profile profile;
    qint64 number = pick(100);
    for (const NameSet &set : nameSets()) {
        number -= set.share;
        if (number >= 0)
            continue;
        if (!set.first.isEmpty())
            profile.firstName = oneOf(set.first);
        if (!set.last.isEmpty() && chance(65))
            profile.lastName = oneOf(set.last);
        break;
    }
    if (pick(3) < 2)
        profile.username = makeUsername(profile);
    return profile;
}

QString PeopleMaker::makeUsername(const domain::Profile &profile)
{
    static const QStringList words{u"sunny"_s, u"fox"_s,   u"night"_s, u"moon"_s,    u"dev"_s,
                                   u"real"_s,  u"river"_s, u"alpha"_s, u"kotik"_s,   u"mister"_s,
                                   u"tiger"_s, u"snow"_s,  u"pixel"_s, u"wanderer"_s};
    QString name = transliterated(profile.firstName);
    if (name.size() < 3)
        name = oneOf(words);
    if (chance(50))
        name += u'_' + oneOf(words);
    return name + QString::number(pick(100'000));
}

QString PeopleMaker::makeLanguage()
{
    qint64 number = pick(1000);
    for (const LanguageShare &language : languageShares()) {
        number -= language.share;
        if (number < 0)
            return QString::fromLatin1(language.tag);
    }
    return {};
}

void PeopleMaker::add(MadePerson &person, EvidenceKind kind, Seconds at, const QString &text,
                      const QString &detail, int errorCode)
{
    const bool isAnswer = errorCode != 0;
    domain::Evidence piece{.user = person.user.id,
                           .kind = kind,
                           .source = isAnswer                         ? EvidenceSource::Answer
                                     : kind == EvidenceKind::Imported ? EvidenceSource::Operator
                                                                      : EvidenceSource::Update,
                           .happenedAt = at,
                           .recordedAt = at * 1000 + 400,
                           .errorCode = errorCode,
                           .text = text,
                           .detail = detail,
                           .id = ++m_evidence};
    if (piece.source == EvidenceSource::Update)
        piece.updateId = 400'000'000 + m_evidence;
    if (kind == EvidenceKind::JoinRequested) {
        piece.chatId = -1'001'000'000'000 - pick(40);
        piece.userChatId = person.user.id;
    }
    person.evidence.push_back(std::move(piece));
}

void PeopleMaker::makeLife(MadePerson &person)
{
    domain::User &user = person.user;
    qint64 number = pick(100);
    const auto *beginning = beginnings.begin();
    while ((number -= beginning->share) >= 0)
        ++beginning;
    const bool isStart = beginning->kind == EvidenceKind::Started;
    if (isStart && chance(35)) {
        user.source = oneOf(sources());
        user.sourceAt = user.firstSeen;
    }
    add(person, beginning->kind, user.firstSeen, QString::fromLatin1(beginning->text),
        isStart ? user.source : detailOf(beginning->kind));

    if (beginning->kind == EvidenceKind::BotSeen) {
        user.profile.isBot = true;
    } else if (beginning->kind == EvidenceKind::Imported) {
        user.profileAt = 0;
        user.firstSeen = user.lastSeen = 0;
        user.language.clear();
        user.languageAt = 0;
        return;
    } else if (chance(15)) {
        add(person, EvidenceKind::Stopped, user.lastSeen, u"my_chat_member"_s);
    } else if (chance(3)) {
        add(person, EvidenceKind::RefusedDeactivated, user.lastSeen,
            u"Forbidden: user is deactivated"_s, u"sendMessage"_s, 403);
    } else if (beginning->kind == EvidenceKind::Met && chance(60)) {
        add(person, EvidenceKind::RefusedNotStarted, user.lastSeen,
            u"Forbidden: bot can't initiate conversation with a user"_s, u"sendChatAction"_s, 403);
    } else if (chance(30)) {
        add(person, EvidenceKind::Wrote, user.lastSeen, u"message"_s);
    }
    person.message = isStart ? u"/start"_s : oneOf(texts());
    person.messageAt = user.firstSeen;
}

MadePerson PeopleMaker::next()
{
    MadePerson person;
    domain::User &user = person.user;
    user.id = m_lastId += 1 + pick(11'000);
    user.profile = makeProfile();
    user.lastSeen = lastMoment - pick(30) * pick(24) * day - pick(day);
    user.firstSeen = user.lastSeen - pick(400 * day);
    user.profileAt = user.lastSeen;
    user.language = makeLanguage();
    user.languageAt = user.language.isEmpty() ? 0 : user.lastSeen;
    if (chance(6)) {
        person.formerName = makeProfile();
        person.formerUntil = user.firstSeen + (user.lastSeen - user.firstSeen) / 2;
    }
    makeLife(person);
    user.dialog = domain::fold(person.evidence);
    return person;
}

} // namespace botdesk::bench
