// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "vision/decoder_process.hpp"
#include "vision/photo_decoder.hpp"

namespace consentry::vision {

/// How long a decoder is kept and waited for. Only tests ask for others.
struct DecoderLimits {
  std::chrono::milliseconds patience{10'000};  ///< processor time for one photograph's header or pixels
  std::chrono::milliseconds working{60'000};   ///< then it is replaced, long before its processor time runs out
};

/// Decodes in a process that can reach nothing. It starts with the first photograph and is replaced after any fault;
/// the photograph that caused it is Errc::unreadable. Errc::unsupported when there is no caged program: then nothing is
/// decoded at all. One thread's.
class CagedDecoder final : public PhotoDecoder {
 public:
  explicit CagedDecoder(std::filesystem::path program = findDecoder(), DecoderLimits limits = {});

  [[nodiscard]] base::Expected<decoder::Stored> reduce(int by) override;
  [[nodiscard]] std::span<const std::byte> pixels() const override;
  /// 0 while none runs.
  [[nodiscard]] pid_t processId() const { return m_process ? m_process->id() : 0; }

 private:
  [[nodiscard]] base::Expected<decoder::Stored> openFile(base::ByteView file) override;
  [[nodiscard]] base::Expected<void> makeReady();
  [[nodiscard]] base::Expected<decoder::Stored> settle(base::Expected<base::Expected<decoder::Stored>> answer,
                                                       std::chrono::steady_clock::time_point since);

  std::filesystem::path m_program;
  DecoderLimits m_limits;
  std::unique_ptr<DecoderProcess> m_process;
  std::chrono::steady_clock::duration m_worked{0};
};

}  // namespace consentry::vision
