// SPDX-License-Identifier: GPL-3.0-or-later
// Candidates to be added, as ONNX files that are written here byte by byte.
#include "vision/added_network.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace consentry;
using app::ports::TensorLayout;
using app::ports::VerifiedAddedModel;
using vision::testAddedModel;

namespace {

/// Protocol buffers, as far as ONNX needs them here.
std::string varint(std::uint64_t value) {
  std::string out;
  for (; value > 127; value >>= 7) out += static_cast<char>((value & 127) | 128);
  return out + static_cast<char>(value);
}

std::string number(unsigned field, std::uint64_t value) {
  return varint(field << 3) + varint(value);
}

std::string part(unsigned field, const std::string& content) {
  return varint(field << 3 | 2) + varint(content.size()) + content;
}

std::string ints(const std::string& name, const std::vector<std::uint64_t>& values) {
  std::string attribute = part(1, name);
  for (const auto value : values) attribute += number(8, value);
  return part(5, attribute + number(20, 7));
}

std::string node(const std::string& kind, const std::vector<std::string>& inputs, const std::string& output,
                 const std::string& attributes = {}) {
  std::string content;
  for (const auto& input : inputs) content += part(1, input);
  return part(1, content + part(2, output) + part(4, kind) + attributes);
}

std::string ends(unsigned field, const std::string& name, const std::vector<std::uint64_t>& sizes) {
  std::string shape;
  for (const auto size : sizes) shape += part(1, number(1, size));
  return part(field, part(1, name) + part(2, part(1, number(1, 1) + part(2, shape))));
}

/// Means over squares of 28 pixels of a picture of 112, times a number: 48 values.
base::Bytes network(float factor, const std::string& elsewhere = {}) {
  const auto* bytes = reinterpret_cast<const char*>(&factor);
  const std::string constant = part(5, number(2, 1) + part(8, "factor") + part(9, {bytes, sizeof factor}) + elsewhere);
  const std::string graph =
      node("Mul", {"picture", "factor"}, "scaled") +
      node("AveragePool", {"scaled"}, "means", ints("kernel_shape", {28, 28}) + ints("strides", {28, 28})) +
      node("Flatten", {"means"}, "embedding") + part(2, "tiny") + constant + ends(11, "picture", {1, 3, 112, 112}) +
      ends(12, "embedding", {1, 48});
  const std::string model = number(1, 8) + part(7, graph) + part(8, part(1, "") + number(2, 13));
  const auto view = base::asBytes(model);
  return {view.begin(), view.end()};
}

VerifiedAddedModel candidate(float factor, const std::string& elsewhere = {}) {
  VerifiedAddedModel added;
  added.bytes = network(factor, elsewhere);
  added.model.card.name = "tiny";
  added.model.card.side = 112;
  added.model.card.mean = {127.5, 127.5, 127.5};
  added.model.card.scale = {128, 128, 128};
  added.model.card.dimension = 48;
  added.model.card.mirror = true;
  return added;
}

bool refusedFor(const VerifiedAddedModel& model, std::string_view why) {
  const auto tested = testAddedModel(model);
  REQUIRE_FALSE(tested.has_value());
  CAPTURE(tested.error().message());
  CHECK(tested.error().code() == base::Errc::modelMismatch);
  return tested.error().message().contains(why);
}

}  // namespace

TEST_CASE("An ONNX network that does what its card says is taken") {
  const auto tested = testAddedModel(candidate(1));
  if (!tested) FAIL(tested.error().message());
}

TEST_CASE("A card that tells the ends otherwise is refused") {
  auto model = candidate(1);
  SECTION("dimension") {
    model.model.card.dimension = 128;
  }
  SECTION("side") {
    model.model.card.side = 150;
  }
  SECTION("layout, although as many numbers") {
    model.model.card.layout = TensorLayout::nhwc;
  }
  SECTION("no network at all") {
    model.bytes = base::Bytes(1000, std::byte{8});
  }
  CHECK(refusedFor(model, "not the expected network"));
}

TEST_CASE("Answers that are no embeddings are refused") {
  CHECK(refusedFor(candidate(0), "no usable template"));
  CHECK(refusedFor(candidate(std::numeric_limits<float>::quiet_NaN()), "no usable template"));
  CHECK(refusedFor(candidate(std::numeric_limits<float>::infinity()), "no usable template"));
  auto flat = candidate(1);
  flat.model.card.mean = {1e9, 1e9, 1e9};
  CHECK(refusedFor(flat, "two different pictures"));
}

TEST_CASE("Numbers in other files are refused, however the entry is written") {
  const std::string file = part(2, "weights.bin");
  CHECK(refusedFor(candidate(1, part(13, part(1, "location") + file) + number(14, 1)), "in other files"));
  const std::string longWay = varint(1 << 3 | 2) + "\x88" + std::string(1, '\0') + "location";
  CHECK(refusedFor(candidate(1, part(13, longWay + file) + number(14, 1)), "in other files"));
}
