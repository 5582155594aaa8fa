// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "decoder/message.hpp"

namespace consentry::vision {

/// $CONSENTRY_DECODER, else `consentry-decoder` beside this program, in ../bin or in ../libexec/consentry.
[[nodiscard]] std::filesystem::path findDecoder();

/// One caged decoder: a process, a socket and the memory that both sides see. One thread's.
class DecoderProcess {
 public:
  enum class Start { work, selfTest };

  /// Waits until the cage has closed. Errc::unsupported when the program is missing, does not start or cannot shut
  /// itself in.
  [[nodiscard]] static base::Expected<std::unique_ptr<DecoderProcess>> start(const std::filesystem::path& program,
                                                                             Start how = Start::work);
  ~DecoderProcess();
  DecoderProcess(const DecoderProcess&) = delete;
  DecoderProcess& operator=(const DecoderProcess&) = delete;

  [[nodiscard]] const decoder::Hello& hello() const { return m_hello; }
  /// The outer error is a fault, Errc::unreadable with words for people: the process broke down, took longer than
  /// `patience` (of processor time; six times that of waiting) or talked nonsense. It is of no more use then.
  [[nodiscard]] base::Expected<base::Expected<decoder::Stored>> open(base::ByteView file,
                                                                     std::chrono::milliseconds patience);
  [[nodiscard]] base::Expected<base::Expected<decoder::Stored>> reduce(int by, std::chrono::milliseconds patience);
  /// RGB of what was decoded last. The other side may write to it at any time.
  [[nodiscard]] std::span<const std::byte> pixels() const { return m_arena.subspan(decoder::kFileRoom); }
  /// Gives the memory of a large photograph back to the system.
  void forget();
  [[nodiscard]] bool hasEnded();
  [[nodiscard]] pid_t id() const { return m_child; }

 private:
  DecoderProcess() = default;
  [[nodiscard]] base::Expected<void> makeMemory();
  [[nodiscard]] base::Expected<void> spawn(const std::filesystem::path& program, Start how);
  [[nodiscard]] base::Expected<void> greet();
  [[nodiscard]] base::Expected<base::Expected<decoder::Stored>> ask(decoder::Request request,
                                                                    std::chrono::milliseconds patience);
  [[nodiscard]] base::Expected<std::size_t> receive(std::span<std::byte> into, std::chrono::milliseconds patience);

  int m_channel = -1;
  int m_memory = -1;
  std::span<std::byte> m_arena;
  pid_t m_child = -1;
  std::uint32_t m_number = 0;
  std::size_t m_touched = 0;  ///< bytes of the memory that the last photograph may have filled
  decoder::Hello m_hello;
};

}  // namespace consentry::vision
