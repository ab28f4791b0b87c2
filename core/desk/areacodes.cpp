// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/areacodes.h"

#include <array>

namespace patchcord::desk {

namespace {

struct Area
{
    const char *zones; ///< Separated by a blank.
    const char *codes; ///< The same.
};

// By state and province as libphonenumber 8.12's geocoder places each code, which knows no time zones. Codes that cross
// a border of time have both.
constexpr std::array areas{
    Area{"America/Anchorage America/Adak", "907"},
    Area{"America/Chicago",
         "205 210 214 217 218 224 225 228 251 254 256 262 270 281 309 312 314 318 319 320 325 331 334 337 "
         "346 361 364 402 405 409 414 417 430 447 464 469 479 501 504 507 512 515 534 539 563 572 573 580 "
         "601 608 612 615 618 629 630 636 641 651 659 660 662 682 708 712 713 715 726 731 737 763 769 773 "
         "779 806 815 816 817 830 832 847 870 872 901 903 918 920 936 938 940 945 952 956 972 979 985"},
    Area{"America/Chicago America/Denver", "308 316 432 531 605 620 701 785 913"},
    Area{"America/Denver", "303 307 385 406 435 505 575 719 720 801 915 970"},
    Area{"America/Denver America/Los_Angeles", "208 458 503 541 971 986"},
    Area{"America/Edmonton", "368 403 587 780 825"},
    Area{"America/Halifax", "506 782 902"},
    Area{"America/Los_Angeles",
         "206 209 213 253 279 310 323 341 360 408 415 424 425 442 509 510 530 559 562 564 619 626 628 650 "
         "657 661 669 702 707 714 725 747 760 775 805 818 820 831 840 858 909 916 925 949 951"},
    Area{"America/New_York",
         "201 202 203 207 212 215 216 220 223 229 231 234 239 240 248 252 260 267 269 272 276 283 301 302 "
         "304 305 313 315 317 321 326 330 332 336 339 347 351 352 380 386 401 404 407 410 412 413 419 434 "
         "440 443 445 463 470 475 478 484 502 508 513 516 517 518 540 551 561 567 570 571 582 585 586 603 "
         "607 609 610 614 616 617 631 640 646 656 667 678 680 681 689 703 704 706 716 717 718 724 727 732 "
         "734 740 743 754 757 762 765 770 771 772 774 781 786 802 803 804 810 813 814 826 828 838 839 843 "
         "845 848 854 856 857 859 860 862 863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 "
         "947 948 954 959 973 978 980 984 989"},
    Area{"America/New_York America/Chicago", "219 423 448 574 606 812 850 906 930 931"},
    Area{"America/Phoenix", "480 520 602 623 928"},
    Area{"America/Regina", "306 474 639"},
    Area{"America/St_Johns America/Halifax", "709"},
    Area{"America/Toronto",
         "226 249 263 289 343 365 367 416 418 437 438 450 468 514 519 548 579 581 613 647 705 742 753 819 "
         "873 905"},
    Area{"America/Toronto America/Winnipeg", "807"},
    Area{"America/Vancouver", "604"},
    Area{"America/Vancouver America/Edmonton", "236 250 672 778"},
    Area{"America/Winnipeg", "204 431 584"},
    Area{"Pacific/Honolulu", "808"},
};

} // namespace

QByteArrayList zonesOfAreaCode(QStringView e164)
{
    static constexpr int length = 12;
    if (e164.size() != length || !e164.startsWith(u"+1"))
        return {};
    const QByteArray code = e164.sliced(2, 3).toLatin1();
    for (const Area &area : areas) {
        if (QByteArray(area.codes).split(' ').contains(code))
            return QByteArray(area.zones).split(' ');
    }
    return {};
}

} // namespace patchcord::desk
