// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/added_models.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "crypto/hash.hpp"
#include "exchange/files.hpp"
#include "exchange/model_card_toml.hpp"
#include "exchange/model_manifest.hpp"

namespace consentry::exchange {
namespace {

using app::ports::AddedModel;
using app::ports::AddedModelStatus;
using app::ports::ModelState;
using app::ports::VerifiedAddedModel;
using base::Errc;
using base::Expected;
namespace fs = std::filesystem;

constexpr std::int64_t kLargestCard = 1024 * 1024;
constexpr std::int64_t kLargestNetwork = std::int64_t{512} * 1024 * 1024;

template <class T, class Parse>
Expected<T> parsedFile(const fs::path& file, Parse parse) {
  auto read = [&]() -> Expected<T> {
    TRY(const base::Bytes bytes, readWhole(file, kLargestCard));
    return parse(base::asText(bytes));
  }();
  if (!read) return std::unexpected(std::move(read).error().during(file.filename().string()));
  return read;
}

/// The first thing that a TensorFlow Lite file of another kind lacks; an ONNX file has no such mark.
bool looksLike(app::ports::ModelFormat format, base::ByteView bytes) {
  constexpr std::string_view kMark = "TFL3";
  constexpr std::size_t kAt = 4;
  const bool marked = base::asText(bytes).substr(std::min(kAt, bytes.size())).starts_with(kMark);
  return marked == (format == app::ports::ModelFormat::tflite);
}

}  // namespace

fs::path AddedModels::noteOf(std::string_view name) const {
  return m_folder / fmt::format("{}.toml", name);
}

Expected<std::vector<AddedModelStatus>> AddedModels::all() const {
  std::vector<fs::path> notes;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(m_folder, error))
    if (entry.path().extension() == ".toml") notes.push_back(entry.path());
  if (error && error != std::errc::no_such_file_or_directory)
    return base::fail(Errc::ioError, fmt::format("{}: {}", m_folder.string(), error.message()));
  std::ranges::sort(notes);
  std::vector<AddedModelStatus> models;
  for (const fs::path& note : notes) {
    TRY(AddedModel model, parsedFile<AddedModel>(note, addedFromToml));
    const auto bytes = readWhole(m_folder / model.file, kLargestNetwork);
    if (!bytes && bytes.error().code() != Errc::notFound) return std::unexpected(bytes.error());
    const auto state = !bytes                                   ? ModelState::missing
                       : crypto::sha256(*bytes) == model.sha256 ? ModelState::present
                                                                : ModelState::mismatch;
    models.push_back({std::move(model), state});
  }
  return models;
}

Expected<VerifiedAddedModel> AddedModels::load(std::string_view name) const {
  std::error_code error;
  if (!isPlainName(name) || !fs::exists(noteOf(name), error))
    return base::fail(Errc::notFound, fmt::format("no model of the name {} was added", name));
  TRY(AddedModel model, parsedFile<AddedModel>(noteOf(name), addedFromToml));
  if (model.card.name != name)
    return base::fail(Errc::modelMismatch, fmt::format("{}.toml is the card of {}", name, model.card.name));
  auto bytes = readWhole(m_folder / model.file, kLargestNetwork);
  if (!bytes && bytes.error().code() == Errc::notFound)
    return base::fail(Errc::modelMissing, fmt::format("{} is not in {}", model.file, m_folder.string()));
  if (!bytes) return std::unexpected(std::move(bytes).error().during(model.file));
  if (const base::Digest found = crypto::sha256(*bytes); found != model.sha256)
    return base::fail(Errc::modelMismatch, fmt::format("{}: SHA-256 {} was added, {} found; nothing of it is used",
                                                       model.file, base::toHex(model.sha256), base::toHex(found)));
  return VerifiedAddedModel{std::move(model), *std::move(bytes)};
}

Expected<VerifiedAddedModel> AddedModels::examine(const fs::path& network, const fs::path& card) const {
  VerifiedAddedModel examined;
  AddedModel& model = examined.model;
  TRY(model.card, parsedFile<app::ports::ModelCard>(card, cardFromToml));
  std::error_code error;
  if (fs::exists(noteOf(model.card.name), error))
    return base::fail(Errc::alreadyExists, fmt::format("a model of the name {} was added before", model.card.name));
  TRY(examined.bytes, readWhole(network, kLargestNetwork));
  if (examined.bytes.empty() || !looksLike(model.card.format, examined.bytes))
    return base::fail(Errc::parse, fmt::format("{} is no {} file", network.string(), base::word(model.card.format)));
  model.file = fileOf(model.card);
  model.size = std::ssize(examined.bytes);
  model.sha256 = crypto::sha256(examined.bytes);
  model.cardSha256 = hashOf(model.card);
  return examined;
}

Expected<void> AddedModels::keep(const VerifiedAddedModel& examined) const {
  std::error_code error;
  fs::create_directories(m_folder, error);
  if (error) return base::fail(Errc::ioError, fmt::format("{}: {}", m_folder.string(), error.message()));
  const AddedModel& model = examined.model;
  // The note comes last: a network without one was never added, and what a stopped attempt left may be replaced.
  TRY_VOID(writeAtomically(m_folder / model.file, examined.bytes, Existing::replace));
  return writeAtomically(noteOf(model.card.name), base::asBytes(addedToToml(model)), Existing::keep);
}

}  // namespace consentry::exchange
