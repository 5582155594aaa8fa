// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/ports/sets.hpp"
#include "app/services.hpp"
#include "domain/photo_set.hpp"

namespace consentry::app {

/// One line of a preview or a set, for tables.
struct SetLineView {
  ports::SetLineRow row;
  std::string nationality;  ///< code or empty
  std::string gender;
  std::string birthYear;
  domain::PhotoRole role = domain::PhotoRole::other;
  base::Bytes thumbnail;  ///< JPEG; only in a preview, whose own recorded use it belongs to
};

using VerdictCounts = std::vector<std::pair<domain::RowVerdict, std::int64_t>>;

/// What an import would do, row by row. The gate decides first and the decision is recorded: photographs that it
/// denies are not opened. Besides these decisions only the references of the people they speak of are kept.
struct PreviewSet {
  struct Answer {
    std::string name;
    base::Digest manifestHash;
    std::vector<SetLineView> lines;
    VerdictCounts counts;
    std::int64_t notOpened = 0;            ///< photographs the gate kept shut
    std::optional<ports::SetRow> resumes;  ///< an interrupted import of the same manifest that would go on
  };
  static constexpr auto kAct = domain::Act::importSet;
  std::filesystem::path manifest;
  domain::Purpose purpose = domain::Purpose::watchlistSearch;
  std::optional<std::string> name;  ///< the file's folder name without one
  bool openPhotographs = true;      ///< false: only the lines, the files' presence and the gate
};
[[nodiscard]] base::Expected<PreviewSet::Answer> handle(Context& context, const PreviewSet& request, const Job& job);

/// Takes a set in. Interrupted at any moment it goes on with the same request; until its end it is not usable and no
/// other use case sees its photographs. Asking again for a complete set changes nothing and answers the same.
struct ImportSet {
  struct Answer {
    ports::SetRow set;
    VerdictCounts counts;
    std::int64_t notOpened = 0;
    bool resumed = false;
    bool wasThere = false;  ///< the same manifest under the same name was complete already
    double seconds = 0;
    ports::StageTimes times;  ///< summed over photographs
  };
  static constexpr auto kAct = domain::Act::importSet;
  std::filesystem::path manifest;
  domain::Purpose purpose = domain::Purpose::watchlistSearch;
  std::optional<std::string> name;
  std::string sourceSystem;
};
[[nodiscard]] base::Expected<ImportSet::Answer> handle(Context& context, const ImportSet& request, const Job& job);

struct ListSets {
  struct Row {
    ports::SetRow set;
    VerdictCounts counts;
  };
  using Answer = std::vector<Row>;
  static constexpr auto kAct = domain::Act::seeSets;
};
[[nodiscard]] base::Expected<ListSets::Answer> handle(Context& context, const ListSets& request, const Job& job);

struct ShowSet {
  struct Answer {
    ports::SetRow set;
    VerdictCounts counts;
    std::vector<SetLineView> lines;
  };
  static constexpr auto kAct = domain::Act::seeSets;
  std::string set;  ///< handle, unique beginning, or name
  std::int64_t offset = 0;
  std::int64_t limit = 1000;
};
[[nodiscard]] base::Expected<ShowSet::Answer> handle(Context& context, const ShowSet& request, const Job& job);

/// Destroys the set's photographs. Refused (Errc::conflict) while cases on it are open.
struct RemoveSet {
  using Answer = ports::SetRow;
  static constexpr auto kAct = domain::Act::removeSet;
  std::string set;
};
[[nodiscard]] base::Expected<RemoveSet::Answer> handle(Context& context, const RemoveSet& request, const Job& job);

}  // namespace consentry::app
