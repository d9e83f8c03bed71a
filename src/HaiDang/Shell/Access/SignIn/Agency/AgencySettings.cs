using System.Text.Json;
using System.Text.Json.Serialization;
using HaiDang.Data;
namespace HaiDang.Shell.Access.SignIn.Agency;

/// <summary>How does an agency's own sign-in (OpenID Connect) tell who somebody is and what they may do? The file <c>sign-in.json</c> of the data folder.</summary>
public sealed record AgencySettings
{
    /// <summary>Where the provider is; https, but for one on this machine.</summary>
    public required Uri Authority { get; init; }
    public required string ClientId { get; init; }

    /// <summary>A file that holds the secret and nothing else; null for a client without one.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>The words of the link; null: the house's own.</summary>
    public string? Name { get; init; }

    /// <summary>Names of claims.</summary>
    public string NameClaim { get; init; } = "preferred_username";
    public string TitleClaim { get; init; } = "name";
    public string RoleClaim { get; init; } = "groups";
    public string PlaceClaim { get; init; } = "places";

    /// <summary>Its values are codes of units that are acted for; without it, none is.</summary>
    public string UnitClaim { get; init; } = "units";

    /// <summary>Values of the role claim, and the role that each gives.</summary>
    public required Dictionary<string, Role> Roles { get; init; }

    /// <summary>The value of the place claim that stands for everything; all others are codes of places.</summary>
    public string Everything { get; init; } = "*";

    /// <summary>Values of <c>amr</c> (RFC 8176) by which the provider says that it asked for a second factor.</summary>
    public string[] SecondFactor { get; init; } = ["mfa", "hwk", "otp"];

    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <returns>Null when there is no such file.</returns>
    /// <exception cref="InvalidDataException">The file cannot be read, or asks for what is not safe.</exception>
    public static AgencySettings? Read(DataFolder folder)
    {
        var file = Path.Combine(folder.Path, "sign-in.json");
        if (!File.Exists(file)) return null;
        try
        {
            var read = JsonSerializer.Deserialize<AgencySettings>(File.ReadAllText(file), AsWritten) ?? throw new InvalidDataException($"{file}: null");
            return read.Authority.Scheme == Uri.UriSchemeHttps || read.Authority.IsLoopback ? read : throw new InvalidDataException(Words.Of<Texts>("Agency.NotHttps", file, read.Authority));
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file}: {broken.Message}", broken);
        }
    }

    internal string? Secret => ClientSecretFile is null ? null : File.ReadAllText(ClientSecretFile).Trim();
}
