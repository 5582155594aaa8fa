// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/verifier.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::audit {

/// Names of the files of an exported bundle.
inline constexpr std::string_view kBundleEntries = "entries.jsonl";
inline constexpr std::string_view kBundleLeaves = "leaves.txt";
inline constexpr std::string_view kBundleCheckpoints = "checkpoints.txt";
inline constexpr std::string_view kBundlePin = "pin.txt";
inline constexpr std::string_view kBundleReadme = "README.txt";

/// The files' contents as they stand on disk. `pin` is absent when there is no such file.
struct BundleText {
  std::string entries;
  std::string leaves;
  std::string checkpoints;
  std::optional<std::string> pin;
};

/// Writers append to a file's text, so that a long log can be written in pieces.
void addBundleEntry(std::string& entriesFile, std::string_view bytes);
void addBundleLeaf(std::string& leavesFile, const base::Digest& leaf);
/// The kept ones in order of size, then the head with the reason "head".
void addBundleCheckpoint(std::string& checkpointsFile, const KeptCheckpoint& checkpoint);
inline constexpr std::string_view kHeadReason = "head";
/// README.txt: what the bundle is and how to check it.
[[nodiscard]] std::string bundleReadme(std::string_view log, std::int64_t size);

/// A bundle as a source. The text must outlive it.
class BundleSource : public LogSource {
 public:
  /// Errc::parse when the checkpoints file is not one.
  [[nodiscard]] static base::Expected<BundleSource> open(const BundleText& text);

  base::Expected<std::int64_t> rowCount() override;
  base::Expected<std::int64_t> leafCount() override;
  base::Expected<bool> nextRow(LogRow& row) override;
  base::Expected<std::vector<KeptCheckpoint>> checkpoints() override { return m_kept; }
  base::Expected<std::optional<std::string>> head() override { return m_head; }
  base::Expected<std::optional<std::string>> pin() override { return m_pin; }

 private:
  BundleSource() = default;

  std::string_view m_entries;  ///< what is still to be read
  std::string_view m_leaves;
  std::int64_t m_rowCount = 0;
  std::int64_t m_leafCount = 0;
  std::vector<KeptCheckpoint> m_kept;
  std::optional<std::string> m_head;
  std::optional<std::string> m_pin;
};

/// Opens and verifies in one step; a bundle that cannot be opened is UNREADABLE.
[[nodiscard]] Report verifyBundle(const BundleText& text, std::span<const std::string> anchors);

}  // namespace consentry::audit
