"""Why a whole file cannot be read. Pages that fail alone become `PageError`s instead."""

from models.errors import YinjianError


class IngestError(YinjianError):
    """Base of all whole-file problems."""

    code = "file_unreadable"
    default_remedy = "请确认文件能在本机正常打开，然后重新上传；也可打印后扫描成 PDF 再上传。"


class FileEmpty(IngestError):
    """The file has no bytes, or no page."""

    code = "file_empty"
    default_remedy = "请确认文件已经完整保存或下载，再重新上传。"


class FileTruncated(IngestError):
    """The file ends before its content does."""

    code = "file_truncated"
    default_remedy = "文件没有传完，请重新下载或让对方重新发送，再上传。"


class FileEncrypted(IngestError):
    """The file needs a password."""

    code = "file_encrypted"
    default_remedy = "请用密码打开文件，去掉密码后另存，再重新上传。"


class FileTypeUnsupported(IngestError):
    """The content is of a kind that is not read."""

    code = "file_type_unsupported"
    default_remedy = "请上传 PDF、Word（docx）或图片（JPG、PNG、TIFF、HEIC）。"


class FileTooLarge(IngestError):
    """More bytes than allowed, packed or unpacked."""

    code = "file_too_large"
    default_remedy = "请降低扫描分辨率（200 dpi 即可）或拆成几个文件，再重新上传。"


class TooManyPages(IngestError):
    """More pages than allowed in one file."""

    code = "too_many_pages"
    default_remedy = "请把推荐表单独存成一个文件（不含无关附件），再重新上传。"


class PictureTooLarge(IngestError):
    """A picture has more pixels than allowed; it was not decoded."""

    code = "picture_too_large"
    default_remedy = "请降低分辨率（A4 纸 200 至 300 dpi 即可）后重新上传。"


class FileDamaged(IngestError):
    """The content contradicts its own format."""

    code = "file_damaged"
    default_remedy = "文件已损坏，请用原来的软件重新保存或重新扫描，再上传。"
