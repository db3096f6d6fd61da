#include "engine/login_check.h"

#include "engine/people.h"

namespace botdesk::engine
{

using storage::Result;

namespace
{

/// Writes the login down; true when the person had been met before.
Result<bool> record(storage::Database &database, const LoginCheck &check,
                    storage::ChangeSet &changes)
{
    auto transaction = storage::Transaction::begin(database);
    if (!transaction)
        return std::unexpected(transaction.error());
    People people(database);
    const auto user = people.find(check.user);
    if (!user)
        return std::unexpected(user.error());
    const bool wasMet = (*user)->dialog.met;

    UpdateFacts facts;
    facts.happenedAt = domain::plausibleMoment(check.loggedInAt, check.checkedAt);
    facts.sightings = {{.user = check.user, .profile = check.profile}};
    facts.evidence = {{.user = check.user,
                       .kind = domain::EvidenceKind::LoginChecked,
                       .source = domain::EvidenceSource::Operator,
                       .happenedAt = facts.happenedAt,
                       .recordedAt = check.checkedAt}};
    if (auto taken = people.take(facts); !taken)
        return std::unexpected(taken.error());
    auto saved = people.save();
    if (!saved)
        return std::unexpected(saved.error());
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    changes = std::move(*saved);
    return wasMet;
}

} // namespace

Result<LoginCheck> checkLogin(storage::Database &database, const botapi::Token &token,
                              const QString &text, domain::Milliseconds now,
                              storage::ChangeSet &changes)
{
    const botapi::LoginResult result = botapi::verifyLogin(token, botapi::parseLogin(text));
    LoginCheck check{.verdict = result.verdict, .checkedAt = now};
    if (!result.person)
        return check;
    check.user = result.person->id;
    check.profile = {.firstName = result.person->firstName,
                     .lastName = result.person->lastName,
                     .username = result.person->username};
    check.loggedInAt = result.person->authDate;
    const auto wasMet = record(database, check, changes);
    if (!wasMet)
        return std::unexpected(wasMet.error());
    check.wasMet = *wasMet;
    return check;
}

} // namespace botdesk::engine
