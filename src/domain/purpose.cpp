// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/purpose.hpp"

namespace consentry::domain {
namespace {

constexpr std::size_t kLongestRecipient = 100;

/// C0, DEL, and the C1 controls as UTF-8 writes them: the log refuses them, so they are refused at the door.
bool hasControl(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7F) return true;
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
  }
  return false;
}

}  // namespace

base::Expected<Recipient> Recipient::parse(std::string_view text) {
  if (text.find_first_not_of(' ') == std::string_view::npos)
    return base::fail(base::Errc::invalidArgument, "a recipient needs a name");
  if (text.size() > kLongestRecipient)
    return base::fail(base::Errc::invalidArgument, "a recipient's name has at most 100 bytes");
  if (hasControl(text)) return base::fail(base::Errc::invalidArgument, "control character in a recipient's name");
  return Recipient(std::string(text));
}

Recipient Recipient::thisSite() {
  return Recipient("border_control");
}

}  // namespace consentry::domain
