using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Web.Site;

/// <summary>Markup that a component wrote once, with places left open: composing a page is then writing bytes.</summary>
internal sealed class Template
{
    /// <summary>Drawn anew in every process and never sent: no reader's words can hold one.</summary>
    private static readonly string Sign = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private static readonly string Opening = "[" + Sign + ":";
    private const string Closing = "]";

    private readonly byte[][] pieces;
    private readonly string[] slots;

    private Template(byte[][] pieces, string[] slots)
    {
        this.pieces = pieces;
        this.slots = slots;
        Weight = pieces.Sum(piece => piece.Length + 32) + 64;
    }

    public IReadOnlyList<byte[]> Pieces => pieces;

    /// <summary>In memory, in bytes.</summary>
    public int Weight { get; }

    /// <summary>Stands in the markup where the slot is to be; it may also be given to a component as a value.</summary>
    public static string Mark(string slot) => Opening + slot + Closing;

    public static Template Split(string markup)
    {
        List<byte[]> pieces = [];
        List<string> slots = [];
        var from = 0;
        for (var at = markup.IndexOf(Opening, StringComparison.Ordinal); at >= 0; at = markup.IndexOf(Opening, from, StringComparison.Ordinal))
        {
            pieces.Add(Encoding.UTF8.GetBytes(markup, from, at - from));
            var end = markup.IndexOf(Closing, at, StringComparison.Ordinal);
            slots.Add(markup[(at + Opening.Length)..end]);
            from = end + Closing.Length;
        }

        pieces.Add(Encoding.UTF8.GetBytes(markup, from, markup.Length - from));
        return new Template([.. pieces], [.. slots]);
    }

    /// <summary>Writes the markup; <paramref name="fill"/> writes what belongs into the slot it is told.</summary>
    public void Write(IBufferWriter<byte> to, Action<string> fill)
    {
        for (var index = 0; index < slots.Length; index++)
        {
            to.Write(pieces[index]);
            fill(slots[index]);
        }

        to.Write(pieces[^1]);
    }

    public byte[] Fill(params (string Slot, ReadOnlyMemory<byte> Bytes)[] filled)
    {
        ArrayBufferWriter<byte> to = new(Weight + filled.Sum(one => one.Bytes.Length));
        Write(to, slot => to.Write(filled.First(one => one.Slot == slot).Bytes.Span));
        return to.WrittenSpan.ToArray();
    }

    /// <summary>The markup of a template without slots.</summary>
    public void Write(IBufferWriter<byte> to) => Write(to, slot => throw new InvalidOperationException($"Nothing fills the slot {slot}."));
}
