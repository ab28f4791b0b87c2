# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target carries the standard, the warnings and Qt's strictness; every room links it.

find_program(CCACHE ccache)
if(CCACHE)
    # The sloppiness lets ccache keep objects that use a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()

add_library(patchcord_options INTERFACE)
target_compile_features(patchcord_options INTERFACE cxx_std_23)
target_include_directories(patchcord_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(patchcord_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CONTEXTLESS_CONNECT QT_NO_FOREACH QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_DISABLE_DEPRECATED_BEFORE=0x060400
    PATCHCORD_VERSION="${PROJECT_VERSION}")
if(MSVC)
    target_compile_options(patchcord_options INTERFACE /W4 /permissive- /utf-8 $<$<BOOL:${PATCHCORD_WERROR}>:/WX>)
else()
    target_compile_options(patchcord_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
        $<$<BOOL:${PATCHCORD_WERROR}>:-Werror> $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    if(PATCHCORD_SANITIZE)
        # Sanitizers make g++ see uninitialised members in every std::optional.
        target_compile_options(patchcord_options INTERFACE
            -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
            $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
        target_link_options(patchcord_options INTERFACE -fsanitize=address,undefined)
    endif()
endif()
set_target_properties(patchcord_options PROPERTIES EXPORT_COMPILE_COMMANDS ON)

# What is precompiled is parsed once for all rooms and tests.
file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cpp CONTENT "")
add_library(patchcord_precompiled STATIC ${PROJECT_BINARY_DIR}/precompiled.cpp)
target_link_libraries(patchcord_precompiled PRIVATE patchcord_options Qt6::Core)
target_precompile_headers(patchcord_precompiled PRIVATE ${PROJECT_SOURCE_DIR}/cmake/precompiled.h)

# patchcord_room(<name> SOURCES … LINK …): a static library of one folder.
function(patchcord_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINK" ${ARGN})
    add_library(patchcord_${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(patchcord_${name} PUBLIC patchcord_options Qt6::Core ${ROOM_LINK})
    target_precompile_headers(patchcord_${name} REUSE_FROM patchcord_precompiled)
    set_target_properties(patchcord_${name} PROPERTIES AUTOMOC ON)
endfunction()

# patchcord_test(<tst_name> [LABEL l] LINK …): one QtTest program from <tst_name>.cpp, run by ctest without a screen.
function(patchcord_test name)
    cmake_parse_arguments(TEST "" "LABEL;TIMEOUT" "LINK;SOURCES" ${ARGN})
    add_executable(${name} ${name}.cpp ${TEST_SOURCES})
    target_link_libraries(${name} PRIVATE patchcord_options Qt6::Test ${TEST_LINK})
    target_precompile_headers(${name} REUSE_FROM patchcord_precompiled)
    target_compile_definitions(${name} PRIVATE PATCHCORD_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        PATCHCORD_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PATCHCORD_BIN_DIR="${PROJECT_BINARY_DIR}/bin")
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC")
    if(TEST_LABEL)
        set_tests_properties(${name} PROPERTIES LABELS ${TEST_LABEL})
    endif()
endfunction()

# patchcord_bench(<name> LINK …): a program that prints one JSON document; never run as a test.
function(patchcord_bench name)
    cmake_parse_arguments(BENCH "" "" "LINK;SOURCES" ${ARGN})
    add_executable(${name} ${name}.cpp ${BENCH_SOURCES})
    target_link_libraries(${name} PRIVATE patchcord_options ${BENCH_LINK})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
endfunction()
