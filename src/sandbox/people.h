#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <array>
#include <optional>
#include <vector>

namespace botdesk::sandbox
{

/// What a person and the bot are to each other, as the service knows it.
enum class Relation : quint8 {
    Open,        ///< the dialog was started and is not stopped
    NotStarted,  ///< met elsewhere, never started
    Blocked,     ///< the person stopped the bot
    Deactivated, ///< the account was deleted
    Lost,        ///< the service has lost the person: "chat not found"
};

/// The language tags people report; index 0 is "none reported".
inline constexpr std::array<const char *, 14> languageTags = {
    "", "ru", "en", "uk", "es", "de", "pt-br", "fa", "ar", "zh-hans", "fr", "tr", "it", "hi"};

/// The index of `tag` in `languageTags`; 0 when it is not there.
[[nodiscard]] quint8 languageIndex(QByteArrayView tag);

/// Who somebody is, with texts: for putting people in and reading them back.
struct Profile {
    qint64 id = 0; ///< at most 52 significant bits
    QString firstName = {};
    QString lastName = {};
    QString username = {}; ///< without @; empty when there is none
    quint8 language = 0;
    bool isBot = false;
    bool isPremium = false;
    /// A join request's `user_chat_id` is then another number than the id.
    bool hasOtherChatId = false;
    Relation relation = Relation::NotStarted;
};

/// Where a person stands in `People`; stays valid, nobody is ever removed.
using PersonIndex = quint32;

/// A person in 48 bytes: a million of them must fit.
struct Person {
    struct Text {
        quint32 offset = 0;
        quint16 size = 0;
    };
    qint64 id = 0;
    Text firstName;
    Text lastName;
    Text username;
    qint32 lastMessageId = 0;
    Relation relation = Relation::NotStarted;
    quint8 language = 0;
    bool isBot : 1 = false;
    bool isPremium : 1 = false;
    bool hasOtherChatId : 1 = false;
};

/// Everybody, found by id in constant time. Names are kept as UTF-8 in one block.
class People
{
public:
    /// Puts somebody in; the one who is already there under that id is overwritten.
    PersonIndex add(const Profile &profile);
    /// Makes room for `count` people.
    void reserve(size_t count);

    [[nodiscard]] std::optional<PersonIndex> find(qint64 id) const;
    [[nodiscard]] size_t size() const { return m_people.size(); }
    [[nodiscard]] const Person &at(PersonIndex index) const { return m_people[index]; }
    [[nodiscard]] Person &at(PersonIndex index) { return m_people[index]; }
    [[nodiscard]] Profile profile(PersonIndex index) const;

    /// New names; what is empty is dropped. Texts longer than 65,535 bytes are cut.
    void rename(PersonIndex index, const QString &first, const QString &last,
                const QString &username);

    /// The bytes of a name. Valid until the next name is added.
    [[nodiscard]] QByteArrayView text(Person::Text text) const;

private:
    Person::Text keep(const QString &text);

    std::vector<Person> m_people;
    QHash<qint64, PersonIndex> m_byId;
    QByteArray m_texts;
};

} // namespace botdesk::sandbox
