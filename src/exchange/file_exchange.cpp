// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/file_exchange.hpp"

#include "exchange/consent_reader.hpp"
#include "exchange/erasure_page.hpp"
#include "exchange/fairness_report.hpp"
#include "exchange/files.hpp"
#include "exchange/labelled.hpp"
#include "exchange/manifest_reader.hpp"
#include "exchange/order_toml.hpp"
#include "exchange/policy_toml.hpp"
#include "exchange/profile_toml.hpp"
#include "exchange/slip_page.hpp"

namespace consentry::exchange {

using base::Expected;

Expected<app::ports::Manifest> FileExchangeOnDisk::readManifest(const std::filesystem::path& file, base::Date today) {
  TRY(const base::Bytes bytes, readWhole(file, kLargestManifest));
  const auto ending = file.extension();
  const bool jsonLines = ending == ".jsonl" || ending == ".ndjson";
  return parseManifest(base::asText(bytes), jsonLines ? ManifestKind::jsonLines : ManifestKind::csv, today);
}

Expected<app::ports::ConsentFile> FileExchangeOnDisk::readConsents(const std::filesystem::path& file) {
  TRY(const base::Bytes bytes, readWhole(file, kLargestManifest));
  return parseConsents(base::asText(bytes));
}

Expected<base::Bytes> FileExchangeOnDisk::readBeneath(const std::filesystem::path& folder, std::string_view file,
                                                      std::int64_t limit) {
  return exchange::readBeneath(folder, file, limit);
}

Expected<base::Bytes> FileExchangeOnDisk::readFile(const std::filesystem::path& file, std::int64_t limit) {
  return readWhole(file, limit);
}

Expected<void> FileExchangeOnDisk::writeFile(const std::filesystem::path& file, base::ByteView content, bool replace) {
  return writeAtomically(file, content, replace ? Existing::replace : Existing::keep);
}

Expected<void> FileExchangeOnDisk::writePieces(const std::filesystem::path& file,
                                               const std::function<std::optional<std::string>()>& next, bool replace) {
  return exchange::writePieces(file, next, replace ? Existing::replace : Existing::keep);
}

Expected<bool> FileExchangeOnDisk::mayReplace(const std::filesystem::path& file, std::string_view head) {
  return isAbsentOrBeginsWith(file, head);
}

Expected<domain::Policy> FileExchangeOnDisk::parsePolicy(std::string_view toml) {
  return policyFromToml(toml);
}

Expected<domain::ThresholdProfile> FileExchangeOnDisk::parseProfile(std::string_view toml) {
  return profileFromToml(toml);
}

std::string FileExchangeOnDisk::writeProfile(const domain::ThresholdProfile& profile) {
  return profileToToml(profile);
}

Expected<std::vector<app::ports::LabelledPhoto>> FileExchangeOnDisk::readLabelled(const std::filesystem::path& file) {
  TRY(const base::Bytes bytes, readWhole(file, kLargestManifest));
  return parseLabelled(base::asText(bytes));
}

Expected<app::ports::LabelledPairs> FileExchangeOnDisk::readPairs(const std::filesystem::path& file) {
  TRY(const base::Bytes bytes, readWhole(file, kLargestManifest));
  return parsePairs(base::asText(bytes));
}

Expected<std::string> FileExchangeOnDisk::slipPage(std::string_view checkpointNote, std::string_view words) {
  return slipHtml(checkpointNote, words);
}

Expected<domain::ErasureOrder> FileExchangeOnDisk::parseOrder(std::string_view toml) {
  return orderFromToml(toml);
}

std::string FileExchangeOnDisk::erasurePage(const app::ports::ErasureCertificate& certificate) {
  return erasureHtml(certificate);
}

std::string FileExchangeOnDisk::fairnessReport(const app::ports::FairnessReport& report,
                                               app::ports::ReportFormat format) {
  switch (format) {
    case app::ports::ReportFormat::html:
      return fairnessHtml(report);
    case app::ports::ReportFormat::csv:
      return fairnessCsv(report);
    case app::ports::ReportFormat::json:
      return fairnessJson(report);
  }
  return "";
}

}  // namespace consentry::exchange
