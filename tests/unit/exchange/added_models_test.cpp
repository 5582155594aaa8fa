// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/model_card_toml.hpp"
#include "model_house.hpp"

using namespace consentry;
using namespace consentry::exchange;
using namespace consentry::exchange::test;
using app::ports::ModelState;
using base::Errc;

namespace {

constexpr std::string_view kCard = R"(name = "agency-net"
format = "onnx"
side = 112
colour_order = "bgr"
mean = [127.5, 127.5, 100]
scale = [128, 128.0, 57.375]
layout = "nchw"
alignment = "arcface112"
dimension = 512
mirror = false
licence = "the agency's own"
trainer = "the agency"
training_data = "40,000 photographs of 8,000 staff"
consent_of_people_shown = "given in writing"
limits = ["adults only"]
)";

std::string cardWith(std::string_view what, std::string_view with) {
  std::string card(kCard);
  card.replace(card.find(what), what.size(), with);
  return card;
}

struct Agency : House {
  fs::path network = scratch.put("stick/net.onnx", "\x08network");
  [[nodiscard]] fs::path card(std::string_view text = kCard) const { return scratch.put("stick/card.toml", text); }
};

}  // namespace

TEST_CASE("an added model is kept with its card and comes back as it was") {
  Agency agency;
  auto store = agency.store();
  CHECK(store.added()->empty());
  CHECK(store.loadAdded("agency-net").error().code() == Errc::notFound);
  CHECK(store.loadAdded("../net").error().code() == Errc::notFound);

  const auto examined = store.examine(agency.network, agency.card());
  if (!examined) FAIL(examined.error().message());
  CHECK(store.added()->empty());
  REQUIRE(store.keep(*examined));

  const auto added = agency.store().added();
  REQUIRE(added);
  REQUIRE(added->size() == 1);
  const auto& [model, state] = added->front();
  CHECK(state == ModelState::present);
  CHECK(model.card == examined->model.card);
  CHECK(model.card.mean == std::array{127.5, 127.5, 100.0});
  CHECK(model.card.colours == app::ports::ColourOrder::bgr);
  CHECK(model.file == "agency-net.onnx");
  CHECK(model.cardSha256 == examined->model.cardSha256);
  const auto loaded = store.loadAdded("agency-net");
  REQUIRE(loaded);
  CHECK(base::asText(loaded->bytes) == "\x08network");
  CHECK(store.examine(agency.network, agency.card()).error().code() == Errc::alreadyExists);
  CHECK_FALSE(store.keep(*examined));
}

TEST_CASE("an added model that changed is not used") {
  Agency agency;
  auto store = agency.store();
  REQUIRE(store.keep(*store.examine(agency.network, agency.card())));
  SECTION("its file") {
    agency.scratch.put("weights/added/agency-net.onnx", "another");
    CHECK(store.loadAdded("agency-net").error().code() == Errc::modelMismatch);
    CHECK(store.added()->front().state == ModelState::mismatch);
  }
  SECTION("its file is gone") {
    fs::remove(agency.weights / "added/agency-net.onnx");
    CHECK(store.loadAdded("agency-net").error().code() == Errc::modelMissing);
    CHECK(store.added()->front().state == ModelState::missing);
  }
  SECTION("its card: it is another engine then") {
    const auto before = store.loadAdded("agency-net")->model.cardSha256;
    const auto note = agency.weights / "added/agency-net.toml";
    std::string text = contentOf(note);
    text.replace(text.find("\"bgr\""), 5, "\"rgb\"");
    agency.scratch.put("weights/added/agency-net.toml", text);
    CHECK(store.loadAdded("agency-net")->model.cardSha256 != before);
  }
  SECTION("a card under another name") {
    fs::copy_file(agency.weights / "added/agency-net.toml", agency.weights / "added/other.toml");
    CHECK(store.loadAdded("other").error().code() == Errc::modelMismatch);
  }
}

TEST_CASE("a card that leaves something to be guessed is refused") {
  Agency agency;
  auto store = agency.store();
  const auto why = [&](std::string_view what, std::string_view with) {
    const auto examined = store.examine(agency.network, agency.card(cardWith(what, with)));
    return examined ? "taken" : examined.error().message();
  };
  for (const std::string_view key :
       {"name", "format", "side", "colour_order", "mean", "scale", "layout", "alignment", "dimension", "mirror",
        "licence", "trainer", "training_data", "consent_of_people_shown", "limits"}) {
    INFO(key);
    const auto line = fmt::format("\n{} = ", key);
    const std::string card = "\n" + std::string(kCard);
    const auto from = card.find(line) + 1;
    const std::string without = card.substr(1, from - 1) + card.substr(card.find('\n', from) + 1);
    const auto examined = store.examine(agency.network, agency.card(without));
    REQUIRE_FALSE(examined);
    CHECK(examined.error().code() == Errc::parse);
    CHECK(examined.error().message().contains(key));
  }
  CHECK(why("\"the agency\"", "\" \"").contains("trainer: empty"));
  CHECK(why("[\"adults only\"]", "[]").contains("limits"));
  CHECK(why("[127.5, 127.5, 100]", "[127.5]").contains("mean: three numbers"));
  CHECK(why("57.375]", "0]").contains("scale"));
  CHECK(why("agency-net", "../net").contains("name"));
  CHECK(why("\"bgr\"", "\"yuv\"").contains("colour_order"));
  CHECK(why("mirror = false", "mirror = false\nsha256 = \"x\"").contains("sha256"));
  CHECK(why("\"onnx\"", "\"tflite\"").contains("no tflite file"));
  for (const std::string_view taken : {"dlib", "both", "reference", "embedder", "net"})
    CHECK(why("agency-net", taken).contains("name of something else"));
  CHECK(store.added()->empty());
}
