// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/ports/erasures.hpp"
#include "app/ports/fairness_report.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"
#include "domain/consent.hpp"
#include "domain/erasure_order.hpp"
#include "domain/photo_set.hpp"
#include "domain/policy.hpp"
#include "domain/score.hpp"

namespace consentry::app::ports {

/// A line that cannot be used, with the reason for people. Other lines are not touched by it.
struct BadLine {
  std::int64_t line = 0;
  std::string why;           ///< names the column: "birth_date: 2026-02-30 is not a day"
  std::string travellerRef;  ///< as far as it could be read
  std::string file;
};

/// A manifest, whole: the hash is over the file's bytes.
struct Manifest {
  base::Digest hash;
  std::vector<std::variant<domain::ManifestRow, BadLine>> lines;  ///< in file order
  std::vector<std::string> ignoredColumns{};                      ///< of a CSV's header, with no meaning here
};

/// One line of consents.jsonl: a record's event, by outside references.
struct ConsentLine {
  std::int64_t line = 0;
  std::string consentRef;  ///< unique name of the record in the outside system
  std::string travellerRef;
  std::vector<domain::Purpose> purposes;
  std::vector<domain::Recipient> recipients;
  std::vector<domain::DataCategory> categories;
  domain::Notice notice;
  domain::ConsentState state = domain::ConsentState::none;
  domain::ConsentGiver giver = domain::ConsentGiver::subject;
  base::Instant at;
  std::optional<base::Instant> expires;
};

struct ConsentFile {
  base::Digest hash;
  std::vector<std::variant<ConsentLine, BadLine>> lines;
};

/// One row of a labelled set for evaluation.
struct LabelledPhoto {
  std::string person;
  std::string file;
  std::string group;  ///< may be empty
};

/// LFW's pairs.txt: index pairs into `photos` with their truth, in folds.
struct LabelledPairs {
  std::vector<std::string> files;  ///< relative, "Name/Name_0001.jpg"
  struct Pair {
    std::size_t a = 0;
    std::size_t b = 0;
    bool same = false;
    int fold = 0;
  };
  std::vector<Pair> pairs;
};

/// Everything that comes in from, or goes out to, files of people. Nothing here opens a photograph's pixels.
class FileExchange {
 public:
  virtual ~FileExchange() = default;

  /// CSV (RFC 4180, UTF-8, with or without BOM) or JSON Lines by the name's ending. An unreadable file or a header
  /// without the needed columns is an Error; everything else is a verdict per line. `today` bounds birth dates.
  [[nodiscard]] virtual base::Expected<Manifest> readManifest(const std::filesystem::path& file, base::Date today) = 0;
  [[nodiscard]] virtual base::Expected<ConsentFile> readConsents(const std::filesystem::path& file) = 0;
  /// A file beneath `folder` named by a manifest: no absolute path, no "..", no link on the way, a regular file, at
  /// most `limit` bytes. Errc::denied when it leaves the folder, notFound, limitExceeded, unreadable.
  [[nodiscard]] virtual base::Expected<base::Bytes> readBeneath(const std::filesystem::path& folder,
                                                                std::string_view file, std::int64_t limit) = 0;
  /// A file that a person named outright.
  [[nodiscard]] virtual base::Expected<base::Bytes> readFile(const std::filesystem::path& file, std::int64_t limit) = 0;
  /// Writes to a temporary name beside it, fsyncs, renames. Never overwrites unless `replace`.
  [[nodiscard]] virtual base::Expected<void> writeFile(const std::filesystem::path& file, base::ByteView content,
                                                       bool replace) = 0;
  /// The same for what is too large for memory: `next` gives it piece by piece, and nothing at the end.
  [[nodiscard]] virtual base::Expected<void> writePieces(const std::filesystem::path& file,
                                                         const std::function<std::optional<std::string>()>& next,
                                                         bool replace) = 0;
  /// Whether there is nothing of that name, an empty file, or one that begins with `head`.
  [[nodiscard]] virtual base::Expected<bool> mayReplace(const std::filesystem::path& file, std::string_view head) = 0;

  [[nodiscard]] virtual base::Expected<domain::Policy> parsePolicy(std::string_view toml) = 0;
  [[nodiscard]] virtual base::Expected<domain::ThresholdProfile> parseProfile(std::string_view toml) = 0;
  [[nodiscard]] virtual std::string writeProfile(const domain::ThresholdProfile& profile) = 0;

  /// `person,file[,group]` with a header line.
  [[nodiscard]] virtual base::Expected<std::vector<LabelledPhoto>> readLabelled(const std::filesystem::path& file) = 0;
  [[nodiscard]] virtual base::Expected<LabelledPairs> readPairs(const std::filesystem::path& file) = 0;

  /// The printable slip: one HTML page with the checkpoint as text and QR code.
  [[nodiscard]] virtual base::Expected<std::string> slipPage(std::string_view checkpointNote,
                                                             std::string_view words) = 0;
  [[nodiscard]] virtual base::Expected<domain::ErasureOrder> parseOrder(std::string_view toml) = 0;
  /// A certificate of erasure as a page to print.
  [[nodiscard]] virtual std::string erasurePage(const ErasureCertificate& certificate) = 0;
  [[nodiscard]] virtual std::string fairnessReport(const FairnessReport& report, ReportFormat format) = 0;
};

}  // namespace consentry::app::ports
