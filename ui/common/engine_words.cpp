// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/engine_words.hpp"

#include <QCoreApplication>
#include <QLocale>

#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kDecimals = 3;  // what a reviewer can tell apart; the log has all six

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Engine)
};

QString decimal(double value) {
  QString text = QLocale().toString(value, 'f', kDecimals);
  return text.replace(QChar(u'-'), QChar(u'−'));
}

}  // namespace

QString networksWords(std::string_view networks) {
  if (networks == "both") return Words::tr("dlib and MobileFaceNet");
  if (networks == "dlib") return Words::tr("dlib alone");
  if (networks == "reference") return Words::tr("dlib’s own program (reference)");
  return fromUtf8(networks);
}

QString shortWords(domain::Mode mode) {
  switch (mode) {
    case domain::Mode::fast:
      return Words::tr("fast");
    case domain::Mode::accurate:
      return Words::tr("accurate");
  }
  return {};
}

QString words(domain::Mode mode) {
  switch (mode) {
    case domain::Mode::fast:
      return Words::tr("fast: the face once");
    case domain::Mode::accurate:
      return Words::tr("accurate: the face and its mirror image");
  }
  return {};
}

QString words(domain::Precision precision) {
  switch (precision) {
    case domain::Precision::f32:
      return Words::tr("32-bit numbers");
    case domain::Precision::bf16:
      return Words::tr("16-bit numbers (bf16)");
  }
  return {};
}

QString words(const domain::Scoring& scoring) {
  using enum domain::Neighbourhood;
  switch (scoring.neighbourhood) {
    case none:
      return Words::tr("plain distance");
    case list:
      return Words::tr("scaled by the list, %n neighbour(s)", nullptr, scoring.neighbours);
    case cohort:
      return Words::tr("scaled by the cohort, %n neighbour(s)", nullptr, scoring.neighbours);
    case listAndCohort:
      return Words::tr("scaled by list and cohort, %n neighbour(s)", nullptr, scoring.neighbours);
  }
  return {};
}

QString engineWords(const domain::EngineChoice& choice, domain::Precision precision) {
  return Words::tr("%1 · %2 · %3", "networks, mode, precision")
      .arg(networksWords(choice.networks), shortWords(choice.mode), words(precision));
}

QString scoreText(domain::Score score) {
  return decimal(score.value());
}

QString distanceText(domain::Distance distance) {
  return decimal(distance.value());
}

}  // namespace consentry::ui
