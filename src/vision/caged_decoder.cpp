// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/caged_decoder.hpp"

#include <utility>

namespace consentry::vision {

using base::Expected;
using Clock = std::chrono::steady_clock;
using decoder::Stored;

CagedDecoder::CagedDecoder(std::filesystem::path program, DecoderLimits limits)
    : m_program(std::move(program)), m_limits(limits) {}

Expected<void> CagedDecoder::makeReady() {
  if (m_process) m_process->forget();
  // One that somebody ended while it had nothing to do is no photograph's fault.
  if (m_process && (m_worked > m_limits.working || m_process->hasEnded())) m_process.reset();
  if (m_process) return {};
  m_worked = {};
  TRY(m_process, DecoderProcess::start(m_program));
  return {};
}

Expected<Stored> CagedDecoder::openFile(base::ByteView file) {
  TRY_VOID(makeReady());
  const auto since = Clock::now();
  return settle(m_process->open(file, m_limits.patience), since);
}

Expected<Stored> CagedDecoder::reduce(int by) {
  if (!m_process) return base::fail(base::Errc::unreadable, "the decoder broke down over this photograph");
  const auto since = Clock::now();
  return settle(m_process->reduce(by, m_limits.patience), since);
}

Expected<Stored> CagedDecoder::settle(Expected<Expected<Stored>> answer, Clock::time_point since) {
  m_worked += Clock::now() - since;
  if (answer) return *std::move(answer);
  m_process.reset();
  return std::unexpected(std::move(answer).error());
}

std::span<const std::byte> CagedDecoder::pixels() const {
  return m_process ? m_process->pixels() : std::span<const std::byte>();
}

}  // namespace consentry::vision
