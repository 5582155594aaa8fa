// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace consentry::audit {

/// Deeper nesting is refused: the top object is level 1.
inline constexpr int kMaxDepth = 8;
inline constexpr std::int64_t kMaxInteger = (std::int64_t{1} << 53) - 1;

/// Writes the one canonical form of a JSON value: keys in order, no spaces, whole numbers, NFC. Keys out of order are a
/// bug and abort; bad text and numbers are remembered and reported by finish().
class CanonicalWriter {
 public:
  void beginObject();
  void endObject();
  void beginArray();
  void endArray();
  /// Only a–z, 0–9 and _; after the key comes its value.
  void key(std::string_view name);
  void text(std::string_view value);
  void integer(std::int64_t value);
  void boolean(bool value);
  [[nodiscard]] base::Expected<std::string> finish() &&;

 private:
  void separate();

  std::string m_out;
  bool m_first = true;                  ///< no comma before the next member or item
  std::vector<std::string> m_lastKeys;  ///< by open object
  std::string m_complaint;
};

/// A value inside canonical text: where it stands, quotes included.
struct CanonicalMember {
  std::string_view key;
  std::string_view value;
};

/// Whether the whole text is one canonical value; `members` gets those of the top object in order.
[[nodiscard]] bool scanCanonicalObject(std::string_view text, std::vector<CanonicalMember>& members);

/// The content of a scanned string without escapes, or of a number; nothing when the value is something else.
[[nodiscard]] std::optional<std::string_view> plainText(std::string_view value);
[[nodiscard]] std::optional<std::int64_t> wholeNumber(std::string_view value);

}  // namespace consentry::audit
