// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "storage/key_ring.hpp"
#include "storage/passphrase_identities.hpp"
#include "store_harness.hpp"

using namespace consentry;
using storage::KeyRing;
using test::must;

namespace {

/// A folder for keys and two people with passphrases.
struct Keys {
  test::TempFolder folder;
  storage::PassphraseIdentities identities{app::ports::PassphraseCost{.passes = 1, .memoryBytes = 8 << 10}};
  app::ports::NewIdentity ada = must(identities.make(domain::UserId("ada"), base::SecretText("a")));
  app::ports::NewIdentity ben = must(identities.make(domain::UserId("ben"), base::SecretText("b")));
  KeyRing ring{folder.path(), KeyRing::Access::write};

  [[nodiscard]] std::filesystem::path file() const { return folder.path() / "people.1"; }
};

}  // namespace

TEST_CASE("A share opens the keys for the person it was given to, also in another program") {
  Keys keys;
  must(keys.ring.beginFirst());
  REQUIRE(keys.ring.isOpen());
  must(keys.ring.admit(keys.ada.credential));
  KeyRing later(keys.folder.path(), KeyRing::Access::write);
  CHECK_FALSE(later.isOpen());
  CHECK(test::codeOf(later.open(*keys.ben.key)) == base::Errc::denied);
  must(later.open(*keys.ada.key));
  must(later.admit(keys.ben.credential));
  must(keys.ring.open(*keys.ben.key));
  later.close();
  CHECK_FALSE(later.isOpen());
}

TEST_CASE("Nobody is admitted while the keys are closed") {
  Keys keys;
  CHECK(test::codeOf(keys.ring.admit(keys.ada.credential)) == base::Errc::sealed);
}

TEST_CASE("A dismissed person holds no share any more, and others keep theirs") {
  Keys keys;
  must(keys.ring.beginFirst());
  must(keys.ring.admit(keys.ada.credential));
  must(keys.ring.admit(keys.ben.credential));
  must(keys.ring.dismiss(domain::UserId("ben")));
  must(keys.ring.dismiss(domain::UserId("nobody")));
  CHECK(test::codeOf(keys.ring.open(*keys.ben.key)) == base::Errc::denied);
  must(keys.ring.open(*keys.ada.key));
}

TEST_CASE("Somebody else's share and a damaged file are damage, not a closed door") {
  Keys keys;
  must(keys.ring.beginFirst());
  auto asBen = keys.ada.credential;
  asBen.user = domain::UserId("ben");
  must(keys.ring.admit(asBen));
  CHECK(test::codeOf(keys.ring.open(*keys.ben.key)) == base::Errc::storeDamaged);
  for (const char* content : {"", "consentry shares 1", "consentry shares 1\nben\n", "consentry shares 1\nben ?\n",
                              "consentry shares 1\nben AAAA"}) {
    std::ofstream(keys.file()) << content;
    CHECK(test::codeOf(keys.ring.open(*keys.ben.key)) == base::Errc::storeDamaged);
  }
}

TEST_CASE("The file of shares is for its owner alone, and a ring that only reads never writes it") {
  Keys keys;
  must(keys.ring.beginFirst());
  must(keys.ring.admit(keys.ada.credential));
  CHECK(std::filesystem::status(keys.file()).permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  KeyRing reader(keys.folder.path(), KeyRing::Access::readOnly);
  must(reader.open(*keys.ada.key));
  CHECK(test::codeOf(reader.admit(keys.ben.credential)) == base::Errc::noPermission);
  CHECK(test::codeOf(reader.dismiss(domain::UserId("ada"))) == base::Errc::noPermission);
}
