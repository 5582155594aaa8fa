// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/care/finding_words.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Care)
};

constexpr auto kWhat = std::to_array<std::pair<std::string_view, const char*>>({
    {"store", QT_TRANSLATE_NOOP("Care", "Store")},
    {"disk_space", QT_TRANSLATE_NOOP("Care", "Room on the disk")},
    {"disk_encryption", QT_TRANSLATE_NOOP("Care", "Encryption of the disk")},
    {"permissions", QT_TRANSLATE_NOOP("Care", "Rights on files")},
    {"memory_locking", QT_TRANSLATE_NOOP("Care", "Keys kept out of swap")},
    {"core_dumps", QT_TRANSLATE_NOOP("Care", "No dumps of memory")},
    {"swap", QT_TRANSLATE_NOOP("Care", "Swap")},
    {"clock", QT_TRANSLATE_NOOP("Care", "Clock")},
    {"keyring", QT_TRANSLATE_NOOP("Care", "Desktop’s keyring")},
    {"decoder_cage", QT_TRANSLATE_NOOP("Care", "Cage of the decoder")},
    {"models_folder", QT_TRANSLATE_NOOP("Care", "Folder of the models")},
    {"backup", QT_TRANSLATE_NOOP("Care", "Last backup")},
    {"key_renewal", QT_TRANSLATE_NOOP("Care", "Renewal of keys")},
    {"anchor", QT_TRANSLATE_NOOP("Care", "Outside anchor of the log")},
});

}  // namespace

QString words(app::ports::Health health) {
  using enum app::ports::Health;
  switch (health) {
    case good:
      return Words::tr("good");
    case note:
      return Words::tr("to know");
    case warning:
      return Words::tr("weaker");
    case attention:
      return Words::tr("needs somebody");
    case unknown:
      return Words::tr("cannot be told");
  }
  return {};
}

Tone toneOf(app::ports::Health health) {
  using enum app::ports::Health;
  switch (health) {
    case good:
      return Tone::green;
    case note:
    case unknown:
      return Tone::secondary;
    case warning:
      return Tone::amber;
    case attention:
      return Tone::red;
  }
  return Tone::text;
}

QString whatWords(const std::string& what) {
  constexpr std::string_view kModel = "model:";
  if (what.starts_with(kModel)) return Words::tr("Model: %1").arg(fromUtf8(what.substr(kModel.size())));
  const auto found = std::ranges::find(kWhat, std::string_view(what), &std::pair<std::string_view, const char*>::first);
  return found == kWhat.end() ? fromUtf8(what) : Words::tr(found->second);
}

}  // namespace consentry::ui
