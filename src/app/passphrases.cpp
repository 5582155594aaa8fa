// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/passphrases.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <string>

#include "domain/sign_in.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::SecretText;

Expected<SecretText> normalised(const SecretText& passphrase) {
  const std::string_view text = passphrase.view();
  utf8proc_uint8_t* mapped = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (length < 0) return base::fail(Errc::invalidArgument, "a passphrase is UTF-8 text");
  std::string form(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  for (volatile utf8proc_uint8_t& byte : std::span(mapped, static_cast<std::size_t>(length))) byte = 0;
  std::free(mapped);
  return SecretText(std::move(form));
}

SharedSecret oneTimePassphrase(ports::Random& random) {
  constexpr std::string_view kLetters = "abcdefghijkmnpqrstuvwxyz23456789";  // 32: no l, no o, no 0 and 1
  static_assert(kLetters.size() == 32);
  constexpr std::size_t kGroups = 4;
  constexpr std::size_t kGroupLength = 5;
  std::array<std::byte, kGroups * kGroupLength> bytes{};
  random.fill(bytes);
  std::string text;
  text.reserve(bytes.size() + kGroups);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && i % kGroupLength == 0) text += '-';
    text += kLetters[std::to_integer<std::size_t>(bytes[i]) % kLetters.size()];
  }
  return std::make_shared<const SecretText>(std::move(text));
}

Expected<ports::NewIdentity> makeIdentity(ports::Identities& identities, const NewPassphrase& chosen,
                                          base::Instant now) {
  TRY(const SecretText words, normalised(chosen.passphrase));
  TRY_VOID(domain::checkNewPassphrase(words.view(), chosen.login, chosen.displayName));
  TRY(auto made, identities.make(chosen.user, words));
  made.credential.setAt = now;
  return made;
}

}  // namespace consentry::app
