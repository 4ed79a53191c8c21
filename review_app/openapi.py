"""The OpenAPI document of the HTTP API."""

from typing import Any

_ERROR = {
    "type": "object",
    "required": ["code", "message", "remedy"],
    "properties": {
        "code": {"type": "string", "description": "稳定的错误代码"},
        "message": {"type": "string", "description": "发生了什么"},
        "remedy": {"type": "string", "description": "怎么办"},
    },
}
_FILES = {"type": "array", "items": {"type": "string", "format": "binary"}}
_RECEIVED = {
    "type": "object",
    "required": ["file", "accepted"],
    "properties": {
        "file": {"type": "string"},
        "accepted": {"type": "boolean"},
        "id": {"type": "integer"},
        "created": {"type": "boolean", "description": "false：同一文件先前已收"},
        "url": {"type": "string"},
        "enclosed": {
            "type": "array",
            "items": {"type": "string"},
            "description": "这次新加到这份材料名下的附件",
        },
        "message": {"type": "string"},
    },
}
_FIELD = {
    "type": "object",
    "properties": {
        "value": {"type": ["string", "null"]},
        "confidence": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
        "settled": {
            "type": ["string", "null"],
            "enum": ["confirmed", "corrected", "blank", "unreadable", "assigned", None],
        },
    },
}
_FILE = {
    "type": "object",
    "required": ["name", "role", "sha256", "size"],
    "properties": {
        "name": {"type": "string"},
        "role": {"type": "string", "enum": ["form", "certificate", "proof"]},
        "sha256": {"type": "string"},
        "size": {"type": "integer", "description": "字节"},
    },
}
_SUBMISSION = {
    "type": "object",
    "required": ["id", "version", "stage", "read_state", "fields", "flags"],
    "properties": {
        "id": {"type": "integer"},
        "version": {"type": "integer"},
        "season": {"type": "string"},
        "stage": {"type": "string", "description": "收件、识别、初审、复核、评选、公示、发布、待补正 等"},
        "read_state": {"type": "string", "enum": ["waiting", "reading", "read", "failed", "set_aside"]},
        "file": {"type": "string"},
        "sha256": {"type": "string"},
        "files": {"type": "array", "items": {"$ref": "#/components/schemas/File"}},
        "pages_of_file": {
            "type": "array",
            "items": {"type": "integer"},
            "description": "这份推荐表在文件中的页（从 0 起）",
        },
        "same_file": {
            "type": "array",
            "items": {"type": "integer"},
            "description": "同一文件里其余各份推荐表的编号",
        },
        "received_at": {"type": "string", "format": "date-time"},
        "kind": {"type": "string", "enum": ["unit", "person", "other"]},
        "award": {"type": ["string", "null"]},
        "fields": {"type": "object", "additionalProperties": _FIELD},
        "seals": {"type": "array", "items": {"type": "object"}},
        "criteria": {"type": "array", "items": {"type": "object"}},
        "flags": {"type": "array", "items": {"type": "object"}},
        "errors": {"type": "array", "items": {"type": "object"}},
        "pages": {"type": "integer"},
    },
}


def _answer(description: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": description, "content": content}


def document() -> dict[str, Any]:
    """OpenAPI 3.1, served at /api/v1/openapi.json."""
    refused = {
        "401": _answer("令牌缺失、过期或已吊销", "Error"),
        "403": _answer("令牌所属账号的角色不允许", "Error"),
    }
    create = {
        "summary": "提交一份推荐表",
        "description": (
            "file 是推荐表，只能有一个；随表的证书、证明放在 certificate、proof，可各有多个，"
            "与推荐表同时收下，有一个不能接收就全部不收。压缩包不展开。一次的文件总数和总大小有上限。"
            "同一文件（内容相同）再次提交不会重复登记，新的附件加到它名下。识别在后台进行，用返回的编号查询；"
            "一个文件里有几份推荐表的，识别后各自成为一份，编号见 same_file。"
        ),
        "requestBody": {
            "required": True,
            "content": {
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "required": ["file"],
                        "properties": {
                            "file": {"type": "string", "format": "binary", "description": "推荐表"},
                            "certificate": {**_FILES, "description": "证书的复印件或照片"},
                            "proof": {**_FILES, "description": "其他证明材料"},
                            "sender": {"type": "string"},
                            "subject": {"type": "string"},
                            "season": {"type": "string"},
                        },
                    }
                }
            },
        },
        "responses": {
            "201": _answer("已收下", "Received"),
            "200": _answer("先前已收过同一文件", "Received"),
            "422": _answer("文件不能接收", "Error"),
            **refused,
        },
    }
    show = {
        "summary": "查询一份材料",
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
        "responses": {
            "200": _answer("当前内容", "Submission"),
            "404": _answer("没有这份材料", "Error"),
            **refused,
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "印荐 Yinjian", "version": "1"},
        "security": [{"token": []}],
        "paths": {"/api/v1/submissions": {"post": create}, "/api/v1/submissions/{id}": {"get": show}},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Error": _ERROR,
                "Received": _RECEIVED,
                "Submission": _SUBMISSION,
                "Field": _FIELD,
                "File": _FILE,
            },
        },
    }
