// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/time.hpp"
#include "storage/durable_file.hpp"

namespace consentry::storage {

/// The right to write a store, held as long as the object lives. The kernel lets go of it when a program dies, so a
/// file that was left behind locks nobody out.
class WriterLock {
 public:
  /// Errc::storeBusy at once, with who holds it, when somebody does.
  [[nodiscard]] static base::Expected<WriterLock> take(const std::filesystem::path& file, base::Instant now);

 private:
  explicit WriterLock(Descriptor file) : m_file(std::move(file)) {}
  Descriptor m_file;
};

}  // namespace consentry::storage
