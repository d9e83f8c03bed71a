using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using HaiDang.Shell.Hardening;
namespace HaiDang.Directives.FromWord.Docx;

/// <summary>Which parts of a Word document are read? Text, numbering and styles; no macro, no picture, and no reference to anything outside is looked at.</summary>
internal sealed record WordPackage
{
    /// <summary>What may come out of the archive in all.</summary>
    private const long MostUnpacked = 32L << 20;

    /// <summary>Elements within each other, and of one part in all: deeper and more than any person writes.</summary>
    private const int Deepest = 200, MostElements = 1_000_000;

    private const uint OldOffice = 0xE011CFD0, Zip = 0x04034b50;

    private static readonly XmlReaderSettings Cautious = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostUnpacked, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    public XElement? Text { get; private init; }
    public XElement? Numbering { get; private init; }
    public XElement? Styles { get; private init; }
    public Refusal? Refusal { get; private init; }

    /// <summary>What the first octets tell; null for an archive.</summary>
    public static Refusal? Refuse(MemoryStream file)
    {
        var bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
        if (bytes.Length < 4) return FromWord.Refusal.NotWord;
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes) switch
        {
            Zip => null,
            // A locked document is wrapped into the old form, under this name.
            OldOffice => bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? FromWord.Refusal.Locked : FromWord.Refusal.OldWord,
            _ => FromWord.Refusal.NotWord,
        };
    }

    public static WordPackage Open(Stream file, CancellationToken stop)
    {
        using var archive = ZipIndex.Open(file);
        var unpacking = new Unpacking(archive, stop);
        var main = unpacking.MainPart();
        var folder = main[..(main.LastIndexOf('/') + 1)];
        var (text, numbering, styles) = (unpacking.Part(main), unpacking.Part(folder + "numbering.xml"), unpacking.Part(folder + "styles.xml"));
        return new() { Text = text, Numbering = numbering, Styles = styles, Refusal = unpacking.IsTooMuch ? FromWord.Refusal.TooLarge : text is null ? FromWord.Refusal.NotWord : null };
    }

    /// <summary>Takes parts out of an archive as long as there is room for them.</summary>
    private sealed class Unpacking(ZipArchive archive, CancellationToken stop)
    {
        private long _left = MostUnpacked;

        public bool IsTooMuch { get; private set; }

        /// <summary>Where the archive says that its text is; a document of Word always says the same.</summary>
        public string MainPart()
        {
            var said = Part("_rels/.rels")?.Elements()
                .FirstOrDefault(r => ((string?)r.Attribute("Type"))?.EndsWith("/officeDocument", StringComparison.Ordinal) is true && (string?)r.Attribute("TargetMode") is not "External");
            return ((string?)said?.Attribute("Target"))?.TrimStart('/') ?? "word/document.xml";
        }

        /// <summary>Null when there is no such part, or no room.</summary>
        public XElement? Part(string name)
        {
            if (IsTooMuch || archive.GetEntry(name) is not { } entry) return null;
            using var content = new MemoryStream();
            IsTooMuch = !ZipIndex.Unpack(entry, content, ref _left, stop) || !IsReasonable(content);
            if (IsTooMuch) return null;
            content.Position = 0;
            using var reader = XmlReader.Create(content, Cautious);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
        }

        /// <summary>Before a tree is made of it that is walked level by level.</summary>
        private bool IsReasonable(MemoryStream content)
        {
            content.Position = 0;
            using var reader = XmlReader.Create(content, Cautious);
            for (var elements = 0; reader.Read();)
            {
                if (reader.NodeType is not XmlNodeType.Element) continue;
                if (reader.Depth > Deepest || ++elements > MostElements) return false;
                if (elements % 10_000 == 0) stop.ThrowIfCancellationRequested();
            }
            return true;
        }
    }
}
