#pragma once

#include "models/job_list_model.h"

#include <QHash>

namespace botdesk::models
{

/// The broadcasts of a bot, newest first, each told by the beginning of its text.
class BroadcastListModel : public JobListModel
{
    Q_OBJECT

public:
    using JobListModel::JobListModel;

    /// Takes over how broadcasts begin, by their jobs. Contents never change, so each is told once.
    void addBeginnings(const QHash<qint64, QString> &beginnings);
    [[nodiscard]] bool knows(qint64 job) const { return m_beginnings.contains(job); }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QHash<qint64, QString> m_beginnings; ///< as many as were ever listed, some words each
};

} // namespace botdesk::models
