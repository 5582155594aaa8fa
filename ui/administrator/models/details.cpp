// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/models/details.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <array>

#include "ui/administrator/models/consent_note.hpp"
#include "ui/common/detail_panel.hpp"
#include "ui/common/engine_words.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct Details {
  Q_DECLARE_TR_FUNCTIONS(ModelDetails)
};

constexpr std::array kUsualRates{0.1, 0.03, 0.01, 0.003};

/// Names of weight files have no spaces, but must not widen the panel.
QString breakable(QString name) {
  return name.replace(QChar(u'_'), QStringLiteral("_\u200b"));
}

QString bulleted(const QStringList& lines) {
  QStringList marked;
  for (const QString& line : lines) marked << QStringLiteral("· ") + line;
  return marked.join(QChar(u'\n'));
}

/// "1 % of searches by strangers raise a flag (0.7–1.4 %); 7.0 % of listed people are missed (6.2–7.9 %)"
QString pointWords(const domain::FpirPoint& point) {
  return Details::tr("strangers flagged %1, listed people missed %2, at score %3")
      .arg(rateText(point.fpir, point.low, point.high), rateText(point.fnir, point.fnirLow, point.fnirHigh),
           scoreText(point.threshold.at));
}

QString measuredRates(const domain::ThresholdProfile& profile) {
  QStringList lines;
  const domain::FpirPoint* before = nullptr;
  for (const double rate : kUsualRates) {
    const domain::FpirPoint* point = pointAt(profile, rate);
    if (point && point != before) lines << pointWords(*point);
    before = point;
  }
  return bulleted(lines);
}

}  // namespace

void showModel(DetailPanel& panel, const ModelRow& row) {
  panel.clear();
  panel.setHeading(row.added ? Details::tr("Added by this site · %1").arg(row.part) : row.part, breakable(row.name));
  auto* note = new ConsentNote;
  note->show(row);
  panel.addWidget({}, note);
  const Permission state = stateBadge(row);
  panel.addPermission(Details::tr("State"), state);
  if (!row.problem.isEmpty()) panel.addText(row.problem);
  panel.addSection(Details::tr("Needed by"), row.usedBy);
  panel.addSection(Details::tr("Trained on"), row.trainingData);
  panel.addSection(Details::tr("Trained by"), row.trainer);
  panel.addSection(Details::tr("Licence"), row.licence);
  if (!row.limits.isEmpty()) panel.addSection(Details::tr("Limits"), bulleted(row.limits));
  if (!row.card.isEmpty()) panel.addMono(Details::tr("Model card"), breakable(row.card));
  if (!row.source.isEmpty()) panel.addSection(Details::tr("From"), row.source);
  panel.addSection(Details::tr("File"),
                   Details::tr("%1 · %2").arg(breakable(row.file), QLocale().formattedDataSize(row.size)));
  panel.addHash(Details::tr("SHA-256"), row.sha256);
}

void showProfile(DetailPanel& panel, const domain::ThresholdProfile& profile, ProfileWorth worth) {
  panel.clear();
  panel.setHeading(Details::tr("Threshold profile"),
                   breakable(fromUtf8(profile.name).replace(QChar(u'-'), QStringLiteral("-\u200b"))));
  panel.addPermission(Details::tr("State"), worthBadge(worth));
  panel.addSection(Details::tr("Engine"), engineWords(profile.engine, profile.precision));
  panel.addSection(Details::tr("Score"), words(profile.scoring));
  panel.addSection(Details::tr("Measured on"),
                   Details::tr("%1, %2: a list of %3 people (%4 photographs), %5 searches by listed people, %6 by "
                               "strangers")
                       .arg(fromUtf8(profile.dataset), day(base::dateOf(profile.measuredAt)), number(profile.people),
                            number(profile.references), number(profile.matedProbes), number(profile.nonmatedProbes)));
  panel.addSection(Details::tr("Thresholds"), Details::tr("review at %1 or below, priority at %2 or below")
                                                  .arg(scoreText(profile.review.at), scoreText(profile.priority.at)));
  if (const QString rates = measuredRates(profile); !rates.isEmpty())
    panel.addSection(Details::tr("Error rates (95 % intervals)"), rates);
  panel.addSection(Details::tr("Model"), fromUtf8(profile.modelName));
  panel.addHash(Details::tr("Model’s hash"), fromUtf8(base::toHex(profile.model)));
  panel.addHash(Details::tr("Data set’s hash"), fromUtf8(base::toHex(profile.datasetHash)));
  panel.addHash(Details::tr("Profile’s hash"), fromUtf8(base::toHex(profile.hash)));
}

}  // namespace consentry::ui
