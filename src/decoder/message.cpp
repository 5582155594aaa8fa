// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoder/message.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <string_view>

#include "base/check.hpp"
#include "base/plain_text.hpp"

namespace consentry::decoder {
namespace {

using base::Errc;
using base::fail;

/// "CDM" and the version of these layouts.
constexpr std::uint32_t kMagic = 0x43444D01;

struct RequestLayout {
  std::uint32_t magic, act, number, by;
  std::uint64_t fileBytes;
  std::uint64_t zero;
};
static_assert(sizeof(RequestLayout) == kRequestBytes && std::is_trivially_copyable_v<RequestLayout>);

enum Status : std::uint32_t { kFine = 0, kUnreadable = 1, kLimit = 2, kInternal = 3 };

struct ReplyLayout {
  std::uint32_t magic, number, status;
  std::int32_t width, height;
  std::uint32_t orientation, hasPixels, textBytes;
  std::array<char, 224> text;
};
static_assert(sizeof(ReplyLayout) == kReplyBytes && std::is_trivially_copyable_v<ReplyLayout>);

struct HelloLayout {
  std::uint32_t magic, landlock, sanitized, tried, held;
  std::array<std::uint32_t, 3> zero;
};
static_assert(sizeof(HelloLayout) == kHelloBytes && std::is_trivially_copyable_v<HelloLayout>);

std::unexpected<base::Error> odd(const char* what) {
  return fail(Errc::parse, what);
}

template <class Layout>
base::Expected<Layout> layoutOf(base::ByteView bytes) {
  Layout layout;
  if (bytes.size() != sizeof layout) return odd("a message of the wrong size");
  std::memcpy(&layout, bytes.data(), sizeof layout);
  if (layout.magic != kMagic) return odd("a message of another kind or version");
  return layout;
}

template <class Layout>
std::array<std::byte, sizeof(Layout)> bytesOf(const Layout& layout) {
  return std::bit_cast<std::array<std::byte, sizeof(Layout)>>(layout);
}

Status statusOf(Errc code) {
  if (code == Errc::unreadable) return kUnreadable;
  return code == Errc::limitExceeded ? kLimit : kInternal;
}

bool isSize(const ReplyLayout& reply, Act act) {
  const std::int64_t width = reply.width;
  const std::int64_t height = reply.height;
  if (act == Act::open) return checkDimensions(width, height).has_value();
  return width > 0 && height > 0 && width <= kMostSide && height <= kMostSide && width * height <= kMostPixels;
}

base::Expected<Stored> storedIn(const ReplyLayout& reply, const Request& asked) {
  if (!isSize(reply, asked.act)) return odd("a picture of impossible size");
  if (reply.orientation < 1 || reply.orientation > 8) return odd("an orientation that there is not");
  if (reply.hasPixels > 1 || (asked.act == Act::reduce && reply.hasPixels == 0))
    return odd("pixels neither here nor not");
  if (reply.textBytes != 0) return odd("words beside a picture");
  return Stored{.width = reply.width,
                .height = reply.height,
                .orientation = static_cast<int>(reply.orientation),
                .hasPixels = reply.hasPixels == 1};
}

base::Expected<base::Error> refusalIn(const ReplyLayout& reply) {
  if (reply.width != 0 || reply.height != 0 || reply.orientation != 0 || reply.hasPixels != 0)
    return odd("a picture beside a refusal");
  if (reply.textBytes > reply.text.size()) return odd("words longer than the message");
  const std::string_view text(reply.text.data(), reply.textBytes);
  // It will be shown to people, and who says it may have been taken over.
  if (!base::checkPlainText(text, "why")) return odd("words that are no plain text");
  switch (reply.status) {
    case kUnreadable:
      return base::Error(Errc::unreadable, std::string(text));
    case kLimit:
      return base::Error(Errc::limitExceeded, std::string(text));
    case kInternal:
      return base::Error(Errc::internal, std::string(text));
    default:
      return odd("an unknown answer");
  }
}

}  // namespace

std::array<std::byte, kRequestBytes> pack(const Request& request) {
  return bytesOf(RequestLayout{.magic = kMagic,
                               .act = static_cast<std::uint32_t>(request.act),
                               .number = request.number,
                               .by = request.by,
                               .fileBytes = request.fileBytes,
                               .zero = 0});
}

std::array<std::byte, kReplyBytes> pack(const Request& asked, const base::Expected<Stored>& answer) {
  ReplyLayout reply{};
  reply.magic = kMagic;
  reply.number = asked.number;
  if (answer) {
    reply.width = answer->width;
    reply.height = answer->height;
    reply.orientation = static_cast<std::uint32_t>(answer->orientation);
    reply.hasPixels = answer->hasPixels ? 1 : 0;
    return bytesOf(reply);
  }
  const std::string& words = answer.error().message();
  base::check(!words.empty() && words.size() <= reply.text.size(), "a refusal fits its message");
  reply.status = statusOf(answer.error().code());
  reply.textBytes = static_cast<std::uint32_t>(words.size());
  std::ranges::copy(words, reply.text.begin());
  return bytesOf(reply);
}

std::array<std::byte, kHelloBytes> pack(const Hello& hello) {
  return bytesOf(HelloLayout{.magic = kMagic,
                             .landlock = hello.landlock,
                             .sanitized = hello.sanitized ? 1U : 0U,
                             .tried = hello.tried,
                             .held = hello.held,
                             .zero = {}});
}

base::Expected<Request> parseRequest(base::ByteView bytes) {
  TRY(const auto layout, layoutOf<RequestLayout>(bytes));
  const bool open = layout.act == static_cast<std::uint32_t>(Act::open);
  if (!open && layout.act != static_cast<std::uint32_t>(Act::reduce)) return odd("an unknown request");
  if (!std::has_single_bit(layout.by) || layout.by > 8 || (open && layout.by != 1)) return odd("reduced by what?");
  if (open ? layout.fileBytes == 0 || layout.fileBytes > kMostFileBytes : layout.fileBytes != 0)
    return odd("a file of impossible size");
  if (layout.zero != 0) return odd("something where nothing belongs");
  return Request{
      .act = open ? Act::open : Act::reduce, .number = layout.number, .by = layout.by, .fileBytes = layout.fileBytes};
}

base::Expected<Hello> parseHello(base::ByteView bytes) {
  TRY(const auto layout, layoutOf<HelloLayout>(bytes));
  constexpr std::uint32_t kKnown = (1U << kProbes) - 1;
  if (layout.sanitized > 1 || (layout.tried & ~kKnown) != 0 || (layout.held & ~layout.tried) != 0 ||
      layout.landlock > 1000 || std::ranges::any_of(layout.zero, [](std::uint32_t value) { return value != 0; }))
    return odd("a greeting that makes no sense");
  return Hello{
      .landlock = layout.landlock, .sanitized = layout.sanitized == 1, .tried = layout.tried, .held = layout.held};
}

base::Expected<base::Expected<Stored>> parseReply(base::ByteView bytes, const Request& asked) {
  TRY(const auto reply, layoutOf<ReplyLayout>(bytes));
  if (reply.number != asked.number) return odd("an answer to another question");
  const std::span unused(reply.text.begin() + std::min<std::size_t>(reply.textBytes, reply.text.size()),
                         reply.text.end());
  if (std::ranges::any_of(unused, [](char c) { return c != '\0'; })) return odd("something where nothing belongs");
  if (reply.status == kFine) {
    // Not returned at once: the odd reply would become a refusal of the file.
    TRY(const Stored stored, storedIn(reply, asked));
    return base::Expected<Stored>(stored);
  }
  TRY(auto refusal, refusalIn(reply));
  return base::Expected<Stored>(std::unexpected(std::move(refusal)));
}

}  // namespace consentry::decoder
