"""What the languages of translations are called in the heads of columns."""

from collections.abc import Mapping

LANGUAGE_HEADS: Mapping[str, str] = {  # as in Xinjiang: Kazakh and Mongolian have own scripts there
    "zh-Hant": "繁体中文",
    "en": "英文",
    "ug": "维吾尔文",
    "kk-Arab": "哈萨克文",
    "kk": "西里尔哈萨克文",
    "mn-Mong": "蒙古文",
    "mn": "西里尔蒙古文",
    "ru": "俄文",
}
