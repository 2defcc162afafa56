# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,924 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'segments.showcase.svg'
set label '{/:Bold ledger-rules is weakest at amount decile 10: area 0.48 against 0.69 overall}' enhanced at screen 0.025,0.966688 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.943252 left front font ',12.5' textcolor rgb '#59636e'
set label 'Lines are 95 % intervals (DeLong). In colour: those whose interval lies below the area of all rows. Segments with too few rows or anomalies are left out.' noenhanced at screen 0.025,0.0240368 left front font ',11' textcolor rgb '#59636e'
set label 'account_type' noenhanced at screen 0.025,0.876218 left front font ',11' textcolor rgb '#59636e'
set label 'checking' noenhanced at screen 0.123073,0.852268 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.69' noenhanced at screen 0.898358,0.852268 right front font ',11' textcolor rgb '#59636e'
set label '83 of 2660' noenhanced at screen 0.975,0.852268 right front font ',11' textcolor rgb '#59636e'
set label 'age band' noenhanced at screen 0.025,0.828319 left front font ',11' textcolor rgb '#59636e'
set label '20–29' noenhanced at screen 0.123073,0.804369 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.67' noenhanced at screen 0.898358,0.804369 right front font ',11' textcolor rgb '#59636e'
set label '17 of 519' noenhanced at screen 0.975,0.804369 right front font ',11' textcolor rgb '#59636e'
set label '30–39' noenhanced at screen 0.123073,0.78042 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.78' noenhanced at screen 0.898358,0.78042 right front font ',11' textcolor rgb '#59636e'
set label '24 of 683' noenhanced at screen 0.975,0.78042 right front font ',11' textcolor rgb '#59636e'
set label '40–49' noenhanced at screen 0.123073,0.75647 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.69' noenhanced at screen 0.898358,0.75647 right front font ',11' textcolor rgb '#59636e'
set label '23 of 646' noenhanced at screen 0.975,0.75647 right front font ',11' textcolor rgb '#59636e'
set label '50–59' noenhanced at screen 0.123073,0.73252 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.61' noenhanced at screen 0.898358,0.73252 right front font ',11' textcolor rgb '#59636e'
set label '16 of 686' noenhanced at screen 0.975,0.73252 right front font ',11' textcolor rgb '#59636e'
set label 'amount decile' noenhanced at screen 0.025,0.708571 left front font ',11' textcolor rgb '#59636e'
set label '04' noenhanced at screen 0.123073,0.684621 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.75' noenhanced at screen 0.898358,0.684621 right front font ',11' textcolor rgb '#59636e'
set label '5 of 319' noenhanced at screen 0.975,0.684621 right front font ',11' textcolor rgb '#59636e'
set label '05' noenhanced at screen 0.123073,0.660672 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.56' noenhanced at screen 0.898358,0.660672 right front font ',11' textcolor rgb '#59636e'
set label '7 of 332' noenhanced at screen 0.975,0.660672 right front font ',11' textcolor rgb '#59636e'
set label '06' noenhanced at screen 0.123073,0.636722 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.64' noenhanced at screen 0.898358,0.636722 right front font ',11' textcolor rgb '#59636e'
set label '35 of 325' noenhanced at screen 0.975,0.636722 right front font ',11' textcolor rgb '#59636e'
set label '08' noenhanced at screen 0.123073,0.612773 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.84' noenhanced at screen 0.898358,0.612773 right front font ',11' textcolor rgb '#59636e'
set label '17 of 321' noenhanced at screen 0.975,0.612773 right front font ',11' textcolor rgb '#59636e'
set label '10' noenhanced at screen 0.123073,0.588823 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.48' noenhanced at screen 0.898358,0.588823 right front font ',11' textcolor rgb '#59636e'
set label '12 of 327' noenhanced at screen 0.975,0.588823 right front font ',11' textcolor rgb '#59636e'
set label 'category' noenhanced at screen 0.025,0.564874 left front font ',11' textcolor rgb '#59636e'
set label 'IC' noenhanced at screen 0.123073,0.540924 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.90' noenhanced at screen 0.898358,0.540924 right front font ',11' textcolor rgb '#59636e'
set label '11 of 561' noenhanced at screen 0.975,0.540924 right front font ',11' textcolor rgb '#59636e'
set label 'ST' noenhanced at screen 0.123073,0.516974 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.49' noenhanced at screen 0.898358,0.516974 right front font ',11' textcolor rgb '#59636e'
set label '5 of 517' noenhanced at screen 0.975,0.516974 right front font ',11' textcolor rgb '#59636e'
set label 'none' noenhanced at screen 0.123073,0.493025 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.64' noenhanced at screen 0.898358,0.493025 right front font ',11' textcolor rgb '#59636e'
set label '64 of 1695' noenhanced at screen 0.975,0.493025 right front font ',11' textcolor rgb '#59636e'
set label 'channel' noenhanced at screen 0.025,0.469075 left front font ',11' textcolor rgb '#59636e'
set label 'atm' noenhanced at screen 0.123073,0.445126 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.79' noenhanced at screen 0.898358,0.445126 right front font ',11' textcolor rgb '#59636e'
set label '33 of 622' noenhanced at screen 0.975,0.445126 right front font ',11' textcolor rgb '#59636e'
set label 'branch' noenhanced at screen 0.123073,0.421176 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.55' noenhanced at screen 0.898358,0.421176 right front font ',11' textcolor rgb '#59636e'
set label '33 of 838' noenhanced at screen 0.975,0.421176 right front font ',11' textcolor rgb '#59636e'
set label 'system' noenhanced at screen 0.123073,0.397227 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.70' noenhanced at screen 0.898358,0.397227 right front font ',11' textcolor rgb '#59636e'
set label '23 of 1777' noenhanced at screen 0.975,0.397227 right front font ',11' textcolor rgb '#59636e'
set label 'operation' noenhanced at screen 0.025,0.373277 left front font ',11' textcolor rgb '#59636e'
set label 'CIC' noenhanced at screen 0.123073,0.349328 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.58' noenhanced at screen 0.898358,0.349328 right front font ',11' textcolor rgb '#59636e'
set label '7 of 472' noenhanced at screen 0.975,0.349328 right front font ',11' textcolor rgb '#59636e'
set label 'WIC' noenhanced at screen 0.123073,0.325378 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.66' noenhanced at screen 0.898358,0.325378 right front font ',11' textcolor rgb '#59636e'
set label '66 of 1531' noenhanced at screen 0.975,0.325378 right front font ',11' textcolor rgb '#59636e'
set label 'none' noenhanced at screen 0.123073,0.301428 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.85' noenhanced at screen 0.898358,0.301428 right front font ',11' textcolor rgb '#59636e'
set label '10 of 560' noenhanced at screen 0.975,0.301428 right front font ',11' textcolor rgb '#59636e'
set label 'weekday' noenhanced at screen 0.025,0.277479 left front font ',11' textcolor rgb '#59636e'
set label '1 Monday' noenhanced at screen 0.123073,0.253529 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.87' noenhanced at screen 0.898358,0.253529 right front font ',11' textcolor rgb '#59636e'
set label '21 of 571' noenhanced at screen 0.975,0.253529 right front font ',11' textcolor rgb '#59636e'
set label '2 Tuesday' noenhanced at screen 0.123073,0.22958 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.59' noenhanced at screen 0.898358,0.22958 right front font ',11' textcolor rgb '#59636e'
set label '8 of 555' noenhanced at screen 0.975,0.22958 right front font ',11' textcolor rgb '#59636e'
set label '3 Wednesday' noenhanced at screen 0.123073,0.20563 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.74' noenhanced at screen 0.898358,0.20563 right front font ',11' textcolor rgb '#59636e'
set label '9 of 243' noenhanced at screen 0.975,0.20563 right front font ',11' textcolor rgb '#59636e'
set label '4 Thursday' noenhanced at screen 0.123073,0.181681 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.63' noenhanced at screen 0.898358,0.181681 right front font ',11' textcolor rgb '#59636e'
set label '13 of 506' noenhanced at screen 0.975,0.181681 right front font ',11' textcolor rgb '#59636e'
set label '5 Friday' noenhanced at screen 0.123073,0.157731 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.50' noenhanced at screen 0.898358,0.157731 right front font ',11' textcolor rgb '#59636e'
set label '12 of 461' noenhanced at screen 0.975,0.157731 right front font ',11' textcolor rgb '#59636e'
set label '6 Saturday' noenhanced at screen 0.123073,0.133781 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.53' noenhanced at screen 0.898358,0.133781 right front font ',11' textcolor rgb '#59636e'
set label '11 of 723' noenhanced at screen 0.975,0.133781 right front font ',11' textcolor rgb '#59636e'
set label '7 Sunday' noenhanced at screen 0.123073,0.109832 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.78' noenhanced at screen 0.898358,0.109832 right front font ',11' textcolor rgb '#59636e'
set label '15 of 201' noenhanced at screen 0.975,0.109832 right front font ',11' textcolor rgb '#59636e'
set label 'chance' noenhanced at screen 0.495463,0.900097 center front font ',11' textcolor rgb '#59636e'
set label 'all rows 0.69' noenhanced at screen 0.631887,0.900097 center front font ',11' textcolor rgb '#0b65b0'
set label 'area under the ROC curve within the segment' noenhanced at screen 0.495463,0.0567316 center front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.13474
set rmargin at screen 0.856185
set tmargin at screen 0.888193
set bmargin at screen 0.0978571
set border 0
unset logscale x
set xrange [0:1] noextend
set xtics ('0.0' 0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [32.5:-0.5] noextend
unset ytics
set grid xtics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0.5 4 0 1 3.5 4.5 16185594
0.5 6 0 1 5.5 6.5 16185594
0.5 8 0 1 7.5 8.5 16185594
0.5 10 0 1 9.5 10.5 16185594
0.5 12 0 1 11.5 12.5 16185594
0.5 14 0 1 13.5 14.5 16185594
0.5 16 0 1 15.5 16.5 16185594
0.5 18 0 1 17.5 18.5 16185594
0.5 20 0 1 19.5 20.5 16185594
0.5 22 0 1 21.5 22.5 16185594
0.5 24 0 1 23.5 24.5 16185594
0.5 26 0 1 25.5 26.5 16185594
0.5 28 0 1 27.5 28.5 16185594
0.5 30 0 1 29.5 30.5 16185594
0.5 32 0 1 31.5 32.5 16185594
END
$data2 << END
0.5 32.5 0 -33
END
$data3 << END
0.689098 32.5 0 -33
END
$data4 << END
0.630361 1 0.108431 0
0.53415 3 0.242686 0
0.666665 4 0.195063 0
0.576758 5 0.210204 0
0.497831 6 0.211669 0
0.471703 8 0.435012 0
0.39706 9 0.308339 0
0.561391 10 0.156501 0
0.687532 11 0.233941 0
0.704004 14 0.270096 0
0.573876 16 0.122049 0
0.690727 18 0.167087 0
0.592441 20 0.202988 0
0.389104 22 0.353115 0
0.601246 23 0.120393 0
0.635545 24 0.30904 0
0.745889 26 0.194334 0
0.43429 27 0.295661 0
0.537529 28 0.341893 0
0.494572 29 0.251467 0
0.622842 32 0.264874 0
END
$data5 << END
0.393501 12 0.183107 0
0.490307 15 0.00903576 0
0.477628 19 0.135275 0
0.416854 30 0.175436 0
0.423299 31 0.214372 0
END
$data6 << END
0.68713 1
0.666426 3
0.779272 4
0.691703 5
0.608769 6
0.746575 8
0.556682 9
0.643461 10
0.835561 11
0.90438 14
0.637106 16
0.7859 18
0.703916 20
0.575231 22
0.664103 23
0.84501 24
0.871708 26
0.590251 27
0.744346 28
0.629003 29
0.783236 32
END
$data7 << END
0.484536 12
0.494824 15
0.546117 19
0.504717 30
0.531959 31
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle, \
     $data2 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.02 dt (1.5,3) notitle, \
     $data3 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.21 dt (6,4) notitle, \
     $data4 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.6 dt 1 notitle, \
     $data5 using 1:2:3:4 with vectors nohead lc rgb '#c8500a' lw 1.6 dt 1 notitle, \
     $data6 using 1:2 with points pt 7 ps 0.94359 lc rgb '#0b65b0' notitle, \
     $data7 using 1:2 with points pt 7 ps 0.94359 lc rgb '#c8500a' notitle
unset output
