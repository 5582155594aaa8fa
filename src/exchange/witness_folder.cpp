// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/witness_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "audit/checkpoint.hpp"
#include "audit/proof.hpp"
#include "crypto/random.hpp"
#include "crypto/sign.hpp"
#include "exchange/files.hpp"

namespace consentry::exchange {
namespace {

using audit::SignedCheckpoint;
using base::Errc;
using base::Expected;
namespace fs = std::filesystem;

constexpr std::int64_t kLargestNote = 64 * 1024;
constexpr std::string_view kKeyFile = "witness.key";
constexpr std::string_view kPublicFile = "witness.pub";

struct Identity {
  std::string name;
  crypto::SecretKey key;
};

Expected<std::optional<std::string>> readIfThere(const fs::path& file) {
  const auto bytes = readWhole(file, kLargestNote);
  if (bytes) return std::string(base::asText(*bytes));
  if (bytes.error().code() == Errc::notFound) return std::nullopt;
  return std::unexpected(base::Error(bytes.error()).during(file.filename().string()));
}

/// The log id becomes a file name.
Expected<fs::path> memoryOf(const fs::path& folder, std::string_view logId) {
  const bool plain = logId.size() == 32 && logId.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  if (!plain) return base::fail(Errc::invalidArgument, "a log id has 32 lower-case hexadecimal characters");
  return folder / fmt::format("{}.checkpoint", logId);
}

Expected<Identity> readIdentity(const std::string& text) {
  const auto newline = text.find('\n');
  const std::string name = text.substr(0, newline);
  if (newline == std::string::npos || !text.ends_with('\n') || name.empty())
    return base::fail(Errc::parse, "the witness's key file is damaged");
  TRY(const base::Bytes seed, base::fromHex(std::string_view(text).substr(newline + 1, text.size() - newline - 2)));
  TRY(auto key, crypto::SecretKey::fromSeed(seed));
  return Identity{name, std::move(key)};
}

Expected<std::optional<Identity>> storedIdentity(const fs::path& folder) {
  TRY(const auto text, readIfThere(folder / kKeyFile));
  if (!text) return std::nullopt;
  return readIdentity(*text);
}

/// Made on first use. The name is random: a stick that changes hands says nothing about the person who carries it.
Expected<Identity> identityOf(const fs::path& folder) {
  TRY(auto stored, storedIdentity(folder));
  if (stored) return *std::move(stored);
  TRY(auto key, crypto::SecretKey::generate());
  Identity made{"witness-" + crypto::randomHandleText().substr(0, 12), std::move(key)};
  const std::string secret = fmt::format("{}\n{}\n", made.name, base::toHex(made.key.seed()));
  const std::string open = fmt::format("{}\n{}\n", made.name, base::toHex(made.key.publicKey().value));
  TRY_VOID(writeAtomically(folder / kPublicFile, base::asBytes(open), Existing::replace));
  TRY_VOID(writeAtomically(folder / kKeyFile, base::asBytes(secret), Existing::keep));
  return made;
}

/// What the witness remembers. It believes only what carries its own cosignature: anybody may have written to a stick.
Expected<std::optional<SignedCheckpoint>> remembered(const fs::path& folder, std::string_view logId) {
  TRY(const fs::path file, memoryOf(folder, logId));
  TRY(const auto text, readIfThere(file));
  if (!text) return std::nullopt;
  auto note = audit::parseCheckpoint(*text);
  if (!note) return std::unexpected(std::move(note).error().during("what the witness remembers"));
  TRY(const auto own, storedIdentity(folder));
  if (!own) return base::fail(Errc::parse, "the witness has a memory but its key is gone");
  const bool ours = note->checkpoint.log == logId && audit::cosignedAt(*note, own->name, own->key.publicKey());
  if (!ours) return base::fail(Errc::parse, "what the witness remembers does not carry its own signature");
  return *std::move(note);
}

Expected<void> grewConsistently(const audit::Checkpoint& seen, const audit::Checkpoint& now,
                                const std::vector<base::Digest>& proof) {
  const auto no = [](std::string why) { return base::fail(Errc::storeDamaged, std::move(why)); };
  if (now.size < seen.size)
    return no(fmt::format("the log has {} records, the witness has seen {}", now.size, seen.size));
  if (now.size == seen.size) {
    if (now.root != seen.root) return no(fmt::format("another log of {} records than the witness has seen", now.size));
    return {};
  }
  if (seen.size == 0) return {};
  if (!audit::verifyConsistency(seen.size, now.size, proof, seen.root, now.root))
    return no(fmt::format("the first {} records are not those that the witness has seen", seen.size));
  return {};
}

}  // namespace

Expected<std::int64_t> WitnessFolder::lastSeen(const fs::path& folder, std::string_view logId) {
  TRY(const auto seen, remembered(folder, logId));
  return seen ? seen->checkpoint.size : 0;
}

Expected<app::ports::Witness::Seen> WitnessFolder::cosign(const fs::path& folder, std::string_view logId,
                                                          std::string_view note, const base::Bytes& logPublicKey,
                                                          const std::vector<base::Digest>& consistencyProof,
                                                          base::Instant now) {
  TRY(const fs::path file, memoryOf(folder, logId));
  TRY(const SignedCheckpoint offered, audit::parseCheckpoint(note));
  crypto::PublicKey key;
  if (logPublicKey.size() != key.value.size()) return base::fail(Errc::invalidArgument, "a public key has 32 bytes");
  std::ranges::copy(logPublicKey, key.value.begin());
  if (offered.checkpoint.log != logId || !audit::signedBy(offered, key))
    return base::fail(Errc::storeDamaged, "the checkpoint is not signed by this log's key");

  TRY(const auto seen, remembered(folder, logId));
  if (seen) TRY_VOID(grewConsistently(seen->checkpoint, offered.checkpoint, consistencyProof));
  TRY(const Identity own, identityOf(folder));
  TRY(const std::string cosigned, audit::cosign(note, {.name = own.name, .at = now}, own.key));
  TRY_VOID(writeAtomically(file, base::asBytes(cosigned), Existing::replace));
  return Seen{.size = offered.checkpoint.size, .cosigned = cosigned, .name = own.name};
}

}  // namespace consentry::exchange
