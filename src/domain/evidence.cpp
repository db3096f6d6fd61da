#include "domain/evidence.h"

namespace botdesk::domain
{

namespace
{

/// Telegram's clock and ours, or two of Telegram's machines, may differ a little.
constexpr Seconds toleratedClockSkew = 300;
/// Before Telegram existed: a date that was never set.
constexpr Seconds firstPlausibleSecond = 1'300'000'000;

/// Larger for an answer that allows less.
int restrictiveness(EvidenceKind kind)
{
    switch (kind) {
    case EvidenceKind::RefusedDeactivated:
        return 4;
    case EvidenceKind::RefusedBlocked:
        return 3;
    case EvidenceKind::RefusedNotStarted:
        return 2;
    case EvidenceKind::RefusedBot:
        return 1;
    default:
        return 0;
    }
}

int sourceRank(EvidenceSource source)
{
    switch (source) {
    case EvidenceSource::Operator:
        return 0;
    case EvidenceSource::Answer:
        return 1;
    case EvidenceSource::Update:
        return 2;
    }
    return 0;
}

} // namespace

EvidenceOrder orderOf(const Evidence &evidence)
{
    return {
        .happenedAt = evidence.happenedAt,
        .sourceRank = sourceRank(evidence.source),
        .withinSource = evidence.source == EvidenceSource::Update ? evidence.updateId
                                                                  : restrictiveness(evidence.kind),
        .kind = static_cast<int>(evidence.kind),
    };
}

Seconds plausibleMoment(Seconds claimed, Milliseconds recordedAt)
{
    const Seconds recorded = recordedAt / 1000;
    if (claimed < firstPlausibleSecond || claimed > recorded + toleratedClockSkew)
        return recorded;
    return claimed;
}

} // namespace botdesk::domain
