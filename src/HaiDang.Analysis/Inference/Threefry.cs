using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HaiDang.Analysis.Inference;

/// <summary>Threefry-4x32 with 20 rounds: four random words as a pure function of a key and a counter.</summary>
/// <remarks>
/// Source: Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, Proceedings of SC'11,
/// section 4.2 (Threefry). One block at a time, or eight in the lanes of a vector; a test holds that both agree.
/// </remarks>
internal static class Threefry
{
    private const uint Parity = 0x1BD11BDA;   // fixed by the Threefish cipher, from which Threefry is cut down

    // The rotations of rounds 1–8, which repeat: the left pair and the right pair of each round.
    private static ReadOnlySpan<byte> Rotations => [10, 26, 11, 21, 13, 27, 23, 5, 6, 20, 17, 11, 25, 10, 18, 20];

    /// <summary>One block: the counter goes in, four random words come out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (uint, uint, uint, uint) Block(
        (uint K0, uint K1, uint K2, uint K3) key, (uint X0, uint X1, uint X2, uint X3) counter)
    {
        ReadOnlySpan<uint> keys = [key.K0, key.K1, key.K2, key.K3, Parity ^ key.K0 ^ key.K1 ^ key.K2 ^ key.K3];
        var (x0, x1, x2, x3) = (counter.X0 + keys[0], counter.X1 + keys[1], counter.X2 + keys[2], counter.X3 + keys[3]);
        for (var round = 1; round <= 20; round++)
        {
            var rotation = Rotations[((round - 1) % 8 * 2)..];
            x0 += x1;
            x1 = BitOperations.RotateLeft(x1, rotation[0]) ^ x0;
            x2 += x3;
            x3 = BitOperations.RotateLeft(x3, rotation[1]) ^ x2;
            (x1, x3) = (x3, x1);   // the pairs change partners; after an even number of rounds they are back
            if (round % 4 != 0)
                continue;
            var shift = round / 4;
            x0 += keys[shift % 5];
            x1 += keys[(shift + 1) % 5];
            x2 += keys[(shift + 2) % 5];
            x3 += keys[(shift + 3) % 5] + (uint)shift;
        }
        return (x0, x1, x2, x3);
    }

    /// <summary>Eight blocks under one key: each of the counter's words has eight lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Blocks(
        (uint K0, uint K1, uint K2, uint K3) key,
        ref Vector256<uint> x0, ref Vector256<uint> x1, ref Vector256<uint> x2, ref Vector256<uint> x3)
    {
        var (k0, k1, k2, k3) = (key.K0, key.K1, key.K2, key.K3);
        var k4 = Parity ^ k0 ^ k1 ^ k2 ^ k3;
        Add(ref x0, ref x1, ref x2, ref x3, k0, k1, k2, k3);
        FourRounds(ref x0, ref x1, ref x2, ref x3);
        Add(ref x0, ref x1, ref x2, ref x3, k1, k2, k3, k4 + 1);
        FourOtherRounds(ref x0, ref x1, ref x2, ref x3);
        Add(ref x0, ref x1, ref x2, ref x3, k2, k3, k4, k0 + 2);
        FourRounds(ref x0, ref x1, ref x2, ref x3);
        Add(ref x0, ref x1, ref x2, ref x3, k3, k4, k0, k1 + 3);
        FourOtherRounds(ref x0, ref x1, ref x2, ref x3);
        Add(ref x0, ref x1, ref x2, ref x3, k4, k0, k1, k2 + 4);
        FourRounds(ref x0, ref x1, ref x2, ref x3);
        Add(ref x0, ref x1, ref x2, ref x3, k0, k1, k2, k3 + 5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRounds(
        ref Vector256<uint> x0, ref Vector256<uint> x1, ref Vector256<uint> x2, ref Vector256<uint> x3)
    {
        Mix(ref x0, ref x1, 10, ref x2, ref x3, 26);
        Mix(ref x0, ref x3, 11, ref x2, ref x1, 21);
        Mix(ref x0, ref x1, 13, ref x2, ref x3, 27);
        Mix(ref x0, ref x3, 23, ref x2, ref x1, 5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourOtherRounds(
        ref Vector256<uint> x0, ref Vector256<uint> x1, ref Vector256<uint> x2, ref Vector256<uint> x3)
    {
        Mix(ref x0, ref x1, 6, ref x2, ref x3, 20);
        Mix(ref x0, ref x3, 17, ref x2, ref x1, 11);
        Mix(ref x0, ref x1, 25, ref x2, ref x3, 10);
        Mix(ref x0, ref x3, 18, ref x2, ref x1, 20);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(
        ref Vector256<uint> a, ref Vector256<uint> b, [ConstantExpected] byte bits,
        ref Vector256<uint> c, ref Vector256<uint> d, [ConstantExpected] byte otherBits)
    {
        a += b;
        b = RotateLeft(b, bits) ^ a;
        c += d;
        d = RotateLeft(d, otherBits) ^ c;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        ref Vector256<uint> x0, ref Vector256<uint> x1, ref Vector256<uint> x2, ref Vector256<uint> x3,
        uint k0, uint k1, uint k2, uint k3)
    {
        x0 += Vector256.Create(k0);
        x1 += Vector256.Create(k1);
        x2 += Vector256.Create(k2);
        x3 += Vector256.Create(k3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> RotateLeft(Vector256<uint> words, [ConstantExpected] byte bits) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(words, bits) : (words << bits) | (words >>> (32 - bits));
}
