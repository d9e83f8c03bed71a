using System.Globalization;
using System.Xml.Linq;
namespace HaiDang.Directives.FromWord.Docx;

/// <summary>How are the elements of a Word text called, in the transitional and in the strict form of the standard alike?</summary>
internal static class WordNames
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    extension(XElement element)
    {
        /// <summary>Its name when it is Word's own, else empty.</summary>
        public string Word => element.Name.NamespaceName is Transitional or Strict ? element.Name.LocalName : "";

        public XElement? Find(string name) => element.Elements().FirstOrDefault(e => e.Word == name);

        public IEnumerable<XElement> All(string name) => element.Elements().Where(e => e.Word == name);

        /// <summary>What Word's attribute of this name says; <c>val</c> unless another is named.</summary>
        public string? Value(string name = "val") => (string?)element.Attribute(element.Name.Namespace + name);

        public int? Number(string name = "val") =>
            int.TryParse(element.Value(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

        /// <summary>A switch is on when it is there, unless it says that it is off.</summary>
        public bool Switch(string name) => element.Find(name) is { } found && found.Value() is not ("0" or "false" or "off");
    }
}
