using System.Text;

namespace Parley.Web.Site.Pictures;

/// <summary>One file that a bench made, as it goes through the pipe between the two processes.</summary>
internal sealed record MadePicture(string MediaType, int Width, int Height, byte[] Content)
{
    private const int MostFiles = 64;

    public static void WriteAll(Stream to, IReadOnlyCollection<MadePicture> all)
    {
        using var writer = new BinaryWriter(to, Encoding.ASCII, leaveOpen: true);
        writer.Write(all.Count);
        foreach (var made in all)
        {
            writer.Write(made.MediaType);
            writer.Write(made.Width);
            writer.Write(made.Height);
            writer.Write(made.Content.Length);
            writer.Write(made.Content);
        }
    }

    /// <summary>Believes nothing: what a decoder was talked into writing is no picture of ours unless its own header says so.</summary>
    /// <exception cref="InvalidDataException">This is not what a bench writes.</exception>
    public static IReadOnlyList<MadePicture> ReadAll(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.ASCII, leaveOpen: true);
        try
        {
            var count = reader.ReadInt32();
            if (count is < 1 or > MostFiles) throw new InvalidDataException("no such number of files");
            List<MadePicture> all = [];
            for (var at = 0; at < count; at++)
            {
                var (mediaType, width, height, length) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
                var content = length >= 0 && length <= from.Length ? reader.ReadBytes(length) : [];
                var header = Core.Site.PictureHeader.Read(content);
                if (header is null || header.MediaType != mediaType || header.Width != width || header.Height != height)
                    throw new InvalidDataException("a file is not the picture that it is said to be");
                all.Add(new MadePicture(mediaType, width, height, content));
            }

            return all;
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("it ends too early");
        }
    }
}
