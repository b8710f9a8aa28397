using System.IO.Compression;
using System.Xml;

namespace GpuLending.Underwriting.Imports;

/// <summary>The parts of a workbook's archive, each read within limits: what unpacks to far more than it should is refused while it unpacks.</summary>
internal sealed class WorkbookParts
{
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly TabularLimits _limits;
    private long _unpacked;

    internal WorkbookParts(ZipArchive archive, TabularLimits limits, int mostParts)
    {
        _limits = limits;
        if (archive.Entries.Count > mostParts) throw new TabularRefusal($"The archive has {archive.Entries.Count:#,0} parts; a workbook has at most {mostParts:#,0}.");
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || entry.FullName.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase))
                throw new TabularRefusal("The workbook contains macros. Save it as .xlsx, which has none, and send that.");
            if (entry.FullName.EndsWith("workbook.bin", StringComparison.OrdinalIgnoreCase))
                throw new TabularRefusal("The file is a binary workbook (.xlsb). Save it as .xlsx.");
            _entries[entry.FullName.Replace('\\', '/')] = entry;
        }
    }

    /// <summary>A part as XML; null when the workbook has none of this name.</summary>
    internal XmlReader? Open(string name)
    {
        if (!_entries.TryGetValue(name, out var entry)) return null;
        Stream unpacked = new Measured(entry.Open(), this, Math.Max(entry.CompressedLength, 1));
        return XmlReader.Create(unpacked, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    private void Count(int read, long ofPart, long packed)
    {
        _unpacked += read;
        var bomb = _unpacked > _limits.UnpackedBytes || ofPart > 10 * 1024 * 1024 && ofPart / packed > _limits.Expansion;
        if (bomb)
            throw new TabularRefusal("The workbook unpacks to far more than its size (a so-called zip bomb) and was not read. Save the sheet as CSV.");
    }

    /// <summary>Counts what is unpacked, as it is unpacked: an archive's own word on its sizes may be wrong.</summary>
    private sealed class Measured(Stream inner, WorkbookParts parts, long packed) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _read += read;
            parts.Count(read, _read, packed);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
