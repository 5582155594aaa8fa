// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "app/ports/identities.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"

namespace consentry::app::ports {

/// What unseals the people of a store. While it is closed, whatever identifies a person cannot be read
/// (Errc::sealed), while the log can be checked and people can sign in. Each person of the house holds a share: the key
/// of the generation in force, sealed to their agreement key, in a file beside the database and never in it.
class Vault {
 public:
  virtual ~Vault() = default;
  [[nodiscard]] virtual bool isOpen() const = 0;
  /// Errc::denied when this person holds no share; Errc::storeDamaged when the share opens nothing.
  [[nodiscard]] virtual base::Expected<void> open(const PersonalKey& key) = 0;
  /// The keys are overwritten; nothing sealed can be read from here on.
  virtual void close() = 0;
  /// Gives the person a share of the generation in force, durably; for a new or a reset credential. Needs an open
  /// vault.
  [[nodiscard]] virtual base::Expected<void> admit(const Credential& credential) = 0;
  /// Takes the person's share, durably. Who kept a copy can still open old backups: a new generation ends that.
  [[nodiscard]] virtual base::Expected<void> dismiss(const domain::UserId& user) = 0;
};

/// What is known of the generation in force.
struct KeyGeneration {
  int number = 0;
  base::Instant since;
  std::int64_t people = 0;  ///< keys wrapped with it
};

class PersonKeyReader {
 public:
  virtual ~PersonKeyReader() = default;
  [[nodiscard]] virtual base::Expected<KeyGeneration> inForce() = 0;
};

/// The keys of people, inside a write: a person is a traveller, a listed person, or a set (for lines of nobody known).
class PersonKeyWriter : public PersonKeyReader {
 public:
  /// Destroys the person's key: nothing that was sealed with it opens again, once the generation has changed also in
  /// old copies of the files. The hashes by which a traveller is found go with it. False when there was none.
  [[nodiscard]] virtual base::Expected<bool> destroy(const std::string& person) = 0;
  /// A new generation: every person's key is wrapped anew; after the commit the old generation's key is gone. Once in a
  /// transaction; needs an open vault.
  [[nodiscard]] virtual base::Expected<void> beginNextGeneration(base::Instant now) = 0;
};

}  // namespace consentry::app::ports
