// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/files.hpp"

namespace consentry::exchange {

/// The machine's own file system. Holds nothing; any thread.
class FileExchangeOnDisk : public app::ports::FileExchange {
 public:
  [[nodiscard]] base::Expected<app::ports::Manifest> readManifest(const std::filesystem::path& file,
                                                                  base::Date today) override;
  [[nodiscard]] base::Expected<app::ports::ConsentFile> readConsents(const std::filesystem::path& file) override;
  [[nodiscard]] base::Expected<base::Bytes> readBeneath(const std::filesystem::path& folder, std::string_view file,
                                                        std::int64_t limit) override;
  [[nodiscard]] base::Expected<base::Bytes> readFile(const std::filesystem::path& file, std::int64_t limit) override;
  [[nodiscard]] base::Expected<void> writeFile(const std::filesystem::path& file, base::ByteView content,
                                               bool replace) override;
  [[nodiscard]] base::Expected<void> writePieces(const std::filesystem::path& file,
                                                 const std::function<std::optional<std::string>()>& next,
                                                 bool replace) override;
  [[nodiscard]] base::Expected<bool> mayReplace(const std::filesystem::path& file, std::string_view head) override;

  [[nodiscard]] base::Expected<domain::Policy> parsePolicy(std::string_view toml) override;
  [[nodiscard]] base::Expected<domain::ThresholdProfile> parseProfile(std::string_view toml) override;
  [[nodiscard]] std::string writeProfile(const domain::ThresholdProfile& profile) override;

  [[nodiscard]] base::Expected<std::vector<app::ports::LabelledPhoto>> readLabelled(
      const std::filesystem::path& file) override;
  [[nodiscard]] base::Expected<app::ports::LabelledPairs> readPairs(const std::filesystem::path& file) override;

  [[nodiscard]] base::Expected<std::string> slipPage(std::string_view checkpointNote, std::string_view words) override;
  [[nodiscard]] base::Expected<domain::ErasureOrder> parseOrder(std::string_view toml) override;
  [[nodiscard]] std::string erasurePage(const app::ports::ErasureCertificate& certificate) override;
  [[nodiscard]] std::string fairnessReport(const app::ports::FairnessReport& report,
                                           app::ports::ReportFormat format) override;
};

}  // namespace consentry::exchange
