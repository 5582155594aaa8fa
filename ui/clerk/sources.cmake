# SPDX-License-Identifier: GPL-3.0-or-later
set(CONSENTRY_UI_CLERK_SOURCES
  clerk/erase/certificates_part.cpp clerk/erase/certificates_part.hpp
  clerk/erase/erase_dialog.cpp clerk/erase/erase_dialog.hpp
  clerk/erase/erase_part.hpp
  clerk/erase/erase_words.cpp clerk/erase/erase_words.hpp
  clerk/erase/erase_workspace.cpp clerk/erase/erase_workspace.hpp
  clerk/erase/holds_part.cpp clerk/erase/holds_part.hpp
  clerk/erase/orders_part.cpp clerk/erase/orders_part.hpp
  clerk/erase/person_part.cpp clerk/erase/person_part.hpp
  clerk/erase/retention_part.cpp clerk/erase/retention_part.hpp)
