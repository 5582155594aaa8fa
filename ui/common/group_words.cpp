// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/group_words.hpp"

#include <QCoreApplication>

#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Groups)
};

QString ageWords(domain::AgeBand band) {
  switch (band) {
    case domain::AgeBand::unknown:
      return Words::tr("age not known");
    case domain::AgeBand::under18:
      return Words::tr("under 18 years");
    case domain::AgeBand::from18:
      return Words::tr("18 to 29 years");
    case domain::AgeBand::from30:
      return Words::tr("30 to 44 years");
    case domain::AgeBand::from45:
      return Words::tr("45 to 59 years");
    case domain::AgeBand::from60:
      return Words::tr("60 years and over");
  }
  return {};
}

QString genderWords(const std::string& letter) {
  if (letter == "F") return Words::tr("women");
  if (letter == "M") return Words::tr("men");
  return Words::tr("gender not known");
}

}  // namespace

QString words(domain::GroupKind kind) {
  switch (kind) {
    case domain::GroupKind::nationality:
      return Words::tr("Nationality");
    case domain::GroupKind::ageBand:
      return Words::tr("Age");
    case domain::GroupKind::gender:
      return Words::tr("Gender");
  }
  return {};
}

QString words(const domain::Group& group) {
  switch (group.kind) {
    case domain::GroupKind::nationality:
      return group.value == "unknown" ? Words::tr("nationality not known") : fromUtf8(group.value);
    case domain::GroupKind::ageBand:
      return ageWords(base::fromWord<domain::AgeBand>(group.value).value_or(domain::AgeBand::unknown));
    case domain::GroupKind::gender:
      return genderWords(group.value);
  }
  return {};
}

QString groupList(const std::vector<app::ports::PeopleOfGroup>& groups) {
  QStringList parts;
  for (const auto& [group, people] : groups)
    parts << Words::tr("%1 (%n traveller(s))", nullptr, static_cast<int>(people)).arg(words(group));
  return parts.join(QStringLiteral(", "));
}

}  // namespace consentry::ui
