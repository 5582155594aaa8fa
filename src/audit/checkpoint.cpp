// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checkpoint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "crypto/hash.hpp"

namespace consentry::audit {
namespace {

constexpr std::string_view kOrigin = "consentry/";
constexpr std::string_view kSignatureLine = "\u2014 ";
constexpr std::byte kEd25519{0x01};
constexpr std::byte kCosignatureV1{0x04};

base::Bytes joined(base::ByteView a, base::ByteView b) {
  base::Bytes bytes(a.begin(), a.end());
  bytes.insert(bytes.end(), b.begin(), b.end());
  return bytes;
}

KeyId keyIdFor(std::string_view name, std::byte algorithm, const crypto::PublicKey& key) {
  crypto::Sha256 hash;
  hash.update(base::asBytes(name)).update(base::asBytes("\n")).update({&algorithm, 1}).update(key.value);
  KeyId id;
  std::ranges::copy_n(hash.finish().value.begin(), std::ssize(id), id.begin());
  return id;
}

std::string signatureLine(std::string_view name, base::ByteView blob) {
  return fmt::format("{}{} {}\n", kSignatureLine, name, base::toBase64(blob));
}

/// Digits only, no leading zero, at most 16: enough for microseconds until the year 2286.
std::optional<std::int64_t> plainNumber(std::string_view text) {
  if (text.empty() || text.size() > 16 || (text.size() > 1 && text.front() == '0') ||
      !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Takes the next line without its newline; nothing when the text ends before one.
std::optional<std::string_view> takeLine(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::unexpected<base::Error> notANote() {
  return base::fail(base::Errc::parse, "not a checkpoint note");
}

bool isLogId(std::string_view text) {
  return text.size() == 32 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

base::Expected<Checkpoint> takeBody(std::string_view& text) {
  const auto origin = takeLine(text);
  const auto size = takeLine(text);
  const auto root = takeLine(text);
  const auto at = takeLine(text);
  if (!at || !origin->starts_with(kOrigin) || !isLogId(origin->substr(kOrigin.size())) || !at->starts_with("at "))
    return notANote();
  const auto count = plainNumber(*size);
  const auto micros = plainNumber(at->substr(3));
  TRY(const base::Bytes hash, base::fromBase64(*root));
  Checkpoint checkpoint{.log = std::string(origin->substr(kOrigin.size())), .size = 0, .root = {}, .at = {}};
  if (!count || *count < 1 || !micros || hash.size() != checkpoint.root.value.size()) return notANote();
  checkpoint.size = *count;
  checkpoint.at = base::fromMicros(*micros);
  std::ranges::copy(hash, checkpoint.root.value.begin());
  return checkpoint;
}

/// Takes the next line if it is a signature line, and nothing otherwise.
std::optional<NoteSignature> takeSignature(std::string_view& text) {
  std::string_view rest = text;
  if (!rest.starts_with(kSignatureLine)) return std::nullopt;
  rest.remove_prefix(kSignatureLine.size());
  const auto line = takeLine(rest);
  const auto space = line ? line->find(' ') : std::string_view::npos;
  if (space == std::string_view::npos || space == 0) return std::nullopt;
  auto blob = base::fromBase64(line->substr(space + 1));
  if (!blob) return std::nullopt;
  text = rest;
  return NoteSignature{std::string(line->substr(0, space)), *std::move(blob)};
}

/// Takes a note from the front of the text and leaves what follows it.
base::Expected<SignedCheckpoint> takeNote(std::string_view& text) {
  const std::string_view whole = text;
  SignedCheckpoint note;
  TRY(note.checkpoint, takeBody(text));
  note.body = whole.substr(0, whole.size() - text.size());
  if (takeLine(text) != "") return notANote();
  const auto own = takeSignature(text);
  if (!own || own->name != originOf(note.checkpoint.log) ||
      own->blob.size() != note.keyId.size() + note.signature.value.size())
    return notANote();
  std::ranges::copy_n(own->blob.begin(), std::ssize(note.keyId), note.keyId.begin());
  std::ranges::copy(std::span(own->blob).subspan(note.keyId.size()), note.signature.value.begin());
  while (auto further = takeSignature(text)) note.cosignatures.push_back(*std::move(further));
  return note;
}

base::Bytes cosignedMessage(std::int64_t seconds, std::string_view body) {
  const std::string text = fmt::format("cosignature/v1\ntime {}\n{}", seconds, body);
  const auto bytes = base::asBytes(text);
  return {bytes.begin(), bytes.end()};
}

constexpr std::size_t kTimeBytes = 8;

}  // namespace

std::string originOf(std::string_view log) {
  return std::string(kOrigin) + std::string(log);
}

std::string signCheckpoint(const Checkpoint& checkpoint, const crypto::SecretKey& key) {
  const std::string body = fmt::format("{}\n{}\n{}\nat {}\n", originOf(checkpoint.log), checkpoint.size,
                                       base::toBase64(base::asBytes(checkpoint.root)), base::micros(checkpoint.at));
  const auto blob = joined(keyIdOf(checkpoint.log, key.publicKey()), key.sign(base::asBytes(body)).value);
  return body + "\n" + signatureLine(originOf(checkpoint.log), blob);
}

base::Expected<SignedCheckpoint> parseCheckpoint(std::string_view note) {
  TRY(auto parsed, takeNote(note));
  if (!note.empty()) return notANote();
  return parsed;
}

base::Expected<SignedCheckpoint> findCheckpoint(std::string_view text) {
  while (!text.empty()) {
    if (std::string_view rest = text; text.starts_with(kOrigin))
      if (auto note = takeNote(rest)) return note;
    if (!takeLine(text)) break;
  }
  return notANote();
}

KeyId keyIdOf(std::string_view log, const crypto::PublicKey& key) {
  return keyIdFor(originOf(log), kEd25519, key);
}

bool signedBy(const SignedCheckpoint& note, const crypto::PublicKey& key) {
  return note.keyId == keyIdOf(note.checkpoint.log, key) &&
         crypto::verify(key, base::asBytes(note.body), note.signature);
}

base::Expected<std::string> cosign(std::string_view note, const Cosignature& by, const crypto::SecretKey& witness) {
  TRY(const auto parsed, parseCheckpoint(note));
  if (by.name.empty() || !std::ranges::all_of(by.name, [](char c) { return c > ' ' && c <= '~' && c != '+'; }))
    return base::fail(base::Errc::invalidArgument, "a witness's name has no spaces and no plus sign");
  const auto seconds = std::chrono::floor<std::chrono::seconds>(by.at).time_since_epoch().count();
  const auto id = keyIdFor(by.name, kCosignatureV1, witness.publicKey());
  base::Bytes blob(id.begin(), id.end());
  for (std::size_t i = kTimeBytes; i > 0; --i)
    blob.push_back(static_cast<std::byte>(static_cast<std::uint64_t>(seconds) >> (8 * (i - 1)) & 255U));
  blob = joined(blob, witness.sign(cosignedMessage(seconds, parsed.body)).value);
  return std::string(note) + signatureLine(by.name, blob);
}

base::Expected<base::Instant> cosignedAt(const SignedCheckpoint& note, std::string_view name,
                                         const crypto::PublicKey& witness) {
  const KeyId id = keyIdFor(name, kCosignatureV1, witness);
  for (const auto& [signer, blob] : note.cosignatures) {
    crypto::Signature signature;
    if (signer != name || blob.size() != id.size() + kTimeBytes + signature.value.size() ||
        !std::equal(id.begin(), id.end(), blob.begin()))
      continue;
    std::uint64_t seconds = 0;
    for (std::size_t i = 0; i < kTimeBytes; ++i)
      seconds = seconds << 8U | std::to_integer<std::uint64_t>(blob[id.size() + i]);
    std::ranges::copy(std::span(blob).subspan(id.size() + kTimeBytes), signature.value.begin());
    // Beyond any time that microseconds can say; a genuine witness never writes it.
    if (seconds > std::uint64_t{1} << 40U) continue;
    const auto at = static_cast<std::int64_t>(seconds);
    if (crypto::verify(witness, cosignedMessage(at, note.body), signature))
      return base::Instant(std::chrono::seconds(at));
  }
  return base::fail(base::Errc::notFound, "this witness did not sign the checkpoint");
}

}  // namespace consentry::audit
