using System.Text;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.ImportExport.Annotations;
using Xunit;

namespace Parley.ImportExport.Tests.Annotations;

public sealed class AnnotationFileTests
{
    [Fact]
    public async Task A_line_that_never_ends_is_said_and_passed_over_in_little_memory()
    {
        var text = "{\"id\":\"1\"}\n" + new string('x', 5 * AnnotationFile.LongestLine) + "\n{\"id\":\"3\"}";

        var lines = await Read(text);

        Assert.Equal([1, 2, 3], lines.Select(line => line.Number));
        Assert.Equal(["1", null, "3"], lines.Select(line => line.Id));
        Assert.NotNull(lines[1].Fault);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}}}}}")]
    [InlineData("{\"id\":")]
    public async Task What_is_no_annotation_is_a_fault_of_its_line(string text) => Assert.NotNull(Assert.Single(await Read(text)).Fault);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"target\":7,\"body\":[],\"creator\":\"me\",\"created\":\"soon\",\"user\":{}}")]
    [InlineData("{\"target\":{\"selector\":[7,null,{\"type\":\"TextPositionSelector\",\"start\":-1,\"end\":99999999999}]}}")]
    [InlineData("{\"target\":{\"selector\":{\"type\":\"FragmentSelector\",\"value\":\"p-x\"}}}")]
    public async Task What_is_not_said_as_the_model_says_it_is_not_there(string text)
    {
        var line = Assert.Single(await Read(text));

        Assert.Null(line.Fault);
        Assert.Null(line.Selectors);
    }

    [Fact]
    public async Task Both_our_own_lines_and_those_of_a_tool_for_notes_are_read()
    {
        var lines = await Read("""
            {"id":"a","creator":{"name":"Vera"},"created":"2026-01-02T03:04:05Z","body":{"type":"SpecificResource","source":{"id":"b","value":"w"},"selector":[{"type":"TextQuoteSelector","exact":"w"}]},"target":{"source":"s","revision":3,"selector":[{"type":"TextQuoteSelector","exact":"e","prefix":"p","suffix":"s"},{"type":"FragmentSelector","value":"p-7","refinedBy":{"type":"TextPositionSelector","start":1,"end":2}}]}}

            {"id":"c","user":"acct:vera@notes.example","uri":"u","text":"t","target":[{"source":"s","selector":[{"type":"RangeSelector"},{"type":"TextPositionSelector","start":5,"end":9},{"type":"TextQuoteSelector","exact":"e"}]}]}
            """);

        Assert.Equal(("a", "b", "w", "s", 3, 7L, "Vera"), (lines[0].Id, lines[0].Body, lines[0].Words, lines[0].Target, lines[0].Revision, lines[0].Passage?.Value, lines[0].Author));
        Assert.Equal(new TextSelectors("e", "p", "s", new TextRange(1, 2)), lines[0].Selectors);
        Assert.Equal("w", lines[0].Quoting?.Exact);
        Assert.Equal((3, "c", "t", "s", "vera"), (lines[1].Number, lines[1].Id, lines[1].Words, lines[1].Target, lines[1].Author));
        Assert.Equal(new TextSelectors("e", "", "", new TextRange(5, 9)), lines[1].Selectors);
    }

    private static async Task<List<AnnotationLine>> Read(string text)
    {
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await AnnotationFile.Read(file, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
