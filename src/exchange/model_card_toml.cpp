// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/model_card_toml.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "crypto/hash.hpp"
#include "exchange/model_manifest.hpp"
#include "exchange/toml_reader.hpp"

namespace consentry::exchange {
namespace {

using app::ports::AddedModel;
using app::ports::ModelCard;
using base::Expected;

constexpr std::size_t kLongestName = 64;
constexpr std::int64_t kSmallestSide = 16;
constexpr std::int64_t kLargestSide = 1024;
constexpr std::int64_t kMostDimensions = 4096;
constexpr std::int64_t kLargestNetwork = std::int64_t{512} * 1024 * 1024;
constexpr double kFarthest = 1e6;

std::array<double, 3> channels(TomlTable& table, std::string_view key, double low) {
  std::array<double, 3> values{};
  const auto given = table.numbers(key, low, kFarthest);
  if (given.size() == values.size())
    std::ranges::copy(given, values.begin());
  else
    table.refuse(key, "three numbers expected, one a channel");
  return values;
}

ModelCard readCard(TomlTable& table) {
  ModelCard card;
  card.name = table.text("name", kLongestName);
  if (!isPlainName(card.name)) table.refuse("name", "letters, digits and . _ + - only");
  card.format = table.word<app::ports::ModelFormat>("format");
  card.side = static_cast<int>(table.integer("side", kSmallestSide, kLargestSide));
  card.colours = table.word<app::ports::ColourOrder>("colour_order");
  card.mean = channels(table, "mean", -kFarthest);
  card.scale = channels(table, "scale", 1 / kFarthest);
  card.layout = table.word<app::ports::TensorLayout>("layout");
  card.alignment = table.word<app::ports::FaceAlignment>("alignment");
  card.dimension = static_cast<int>(table.integer("dimension", 2, kMostDimensions));
  if (!table.has("mirror")) table.refuse("mirror", "missing");
  card.mirror = table.flag("mirror", false);
  card.licence = table.text("licence");
  card.trainer = table.text("trainer");
  card.trainingData = table.text("training_data");
  card.consentOfPeopleShown = table.text("consent_of_people_shown");
  card.limits = table.texts("limits");
  if (card.limits.empty() || std::ranges::find(card.limits, "") != card.limits.end()) table.refuse("limits", "empty");
  return card;
}

std::string cardToToml(const ModelCard& card) {
  std::string out;
  const auto line = [&](std::string_view key, std::string_view value) { out += fmt::format("{} = {}\n", key, value); };
  const auto text = [&](std::string_view key, std::string_view value) { line(key, tomlQuoted(value)); };
  text("name", card.name);
  text("format", base::word(card.format));
  line("side", std::to_string(card.side));
  text("colour_order", base::word(card.colours));
  line("mean", fmt::format("[{}]", fmt::join(card.mean, ", ")));
  line("scale", fmt::format("[{}]", fmt::join(card.scale, ", ")));
  text("layout", base::word(card.layout));
  text("alignment", base::word(card.alignment));
  line("dimension", std::to_string(card.dimension));
  line("mirror", card.mirror ? "true" : "false");
  text("licence", card.licence);
  text("trainer", card.trainer);
  text("training_data", card.trainingData);
  text("consent_of_people_shown", card.consentOfPeopleShown);
  out += "limits = [\n";
  for (const std::string& limit : card.limits) out += fmt::format("  {},\n", tomlQuoted(limit));
  return out + "]\n";
}

}  // namespace

Expected<ModelCard> cardFromToml(std::string_view toml) {
  TRY(const TomlValue document, parseToml(toml));
  TomlTable table(document);
  ModelCard card = readCard(table);
  TRY_VOID(table.done());
  return card;
}

Expected<AddedModel> addedFromToml(std::string_view toml) {
  TRY(const TomlValue document, parseToml(toml));
  TomlTable table(document);
  AddedModel model;
  model.card = readCard(table);
  model.size = table.integer("size", 1, kLargestNetwork);
  model.sha256 = table.digest("sha256");
  TRY_VOID(table.done());
  model.file = fileOf(model.card);
  model.cardSha256 = hashOf(model.card);
  return model;
}

std::string addedToToml(const AddedModel& model) {
  return cardToToml(model.card) +
         fmt::format("size = {}\nsha256 = {}\n", model.size, tomlQuoted(base::toHex(model.sha256)));
}

base::Digest hashOf(const ModelCard& card) {
  return crypto::sha256(base::asBytes(cardToToml(card)));
}

std::string fileOf(const ModelCard& card) {
  return fmt::format("{}.{}", card.name, base::word(card.format));
}

}  // namespace consentry::exchange
