// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>
#include <QString>

class QApplication;

namespace consentry::ui {

/// Every colour of the window by its meaning.
enum class Tone {
  window,
  surface,      ///< cards, tables, panels
  line,         ///< one-pixel borders
  controlLine,  ///< around buttons and fields; also disabled icons
  text,
  secondary,  ///< meta text
  accent,
  accentSoft,  ///< selected row, active rail button
  accentPressed,
  onAccent,  ///< text on accent
  hover,
  green,
  amber,
  red,
  redDark,        ///< stopped, not allowed here
  band,           ///< ground of the stop band and of buttons that cannot be undone
  onRed,          ///< text on band
  photoSurround,  ///< neutral grey around photographs, so that it does not tint judgement
  // Lines and bars of plots, told apart by people with any colour vision (Okabe and Ito), each 3:1 on `surface`.
  seriesBlue,
  seriesOrange,
  seriesGreen,
  seriesPurple
};

enum class ThemeKind { light, dark };

/// The only place with literal colours and sizes. Application-wide; emits `changed` after a switch, and every widget
/// that paints by itself asks anew when it paints.
class Theme : public QObject {
  Q_OBJECT
 public:
  static Theme& instance();

  /// Fusion, palette, fonts and style sheet.
  void apply(QApplication& application, ThemeKind kind);
  [[nodiscard]] ThemeKind kind() const { return m_kind; }

  [[nodiscard]] QColor color(Tone tone) const;
  [[nodiscard]] QString name(Tone tone) const { return color(tone).name(); }
  /// Own icon from ui/resources/icons in that tone: "review", "import", "watchlist", "screen", "log", "settings",
  /// "check", "circle", "section", "gavel", "barred", "returned", "clock", "broken-seal", "square", "warning", …
  [[nodiscard]] QIcon icon(const QString& name, Tone tone = Tone::text) const;
  [[nodiscard]] QPixmap pixmap(const QString& name, Tone tone, int size = 20, double ratio = 1.0) const;

  [[nodiscard]] static QFont body();    ///< 13 px
  [[nodiscard]] static QFont strong();  ///< 13 px, semi-bold
  [[nodiscard]] static QFont meta();    ///< 11 px
  [[nodiscard]] static QFont title();   ///< 17 px
  [[nodiscard]] static QFont mono();    ///< 12 px, for handles and hashes

  static constexpr int kGrid = 4;     ///< px; margins and gaps are multiples
  static constexpr int kGap = 8;      ///< px
  static constexpr int kMargin = 16;  ///< px, around a page
  static constexpr int kRow = 29;     ///< px, table row with its line
  static constexpr int kCardRadius = 6;
  static constexpr int kControlRadius = 4;

 signals:
  void changed();

 private:
  Theme() = default;
  ThemeKind m_kind = ThemeKind::light;
};

}  // namespace consentry::ui
