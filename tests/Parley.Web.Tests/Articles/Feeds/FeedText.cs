using System.Xml;

namespace Parley.Web.Tests.Articles.Feeds;

/// <summary>A feed read as strictly as XML is.</summary>
internal static class FeedText
{
    /// <summary>The text of every element of this name, in order.</summary>
    public static List<string> All(string xml, string name, string space = "http://www.w3.org/2005/Atom")
    {
        List<string> found = [];
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.ReadToFollowing(name, space))
            found.Add(reader.ReadString());
        return found;
    }
}
